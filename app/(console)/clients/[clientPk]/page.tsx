import { AuthenticationCard } from '@/components/features/clients/authentication-card'
import { BasicsCard } from '@/components/features/clients/basics-card'
import { ConsentPageCard } from '@/components/features/clients/consent-page-card'
import { GrantsCard } from '@/components/features/clients/grants-card'
import { LogoutCard } from '@/components/features/clients/logout-card'
import { LogoutNotices } from '@/components/features/clients/logout-notices'
import { PkceCard } from '@/components/features/clients/pkce-card'
import { RedirectsCard } from '@/components/features/clients/redirects-card'
import { may } from '@/lib/auth/permissions'
import { clientNotices } from '@/lib/consent/notices'
import { type ClientPageProps, clientTitle, loadClient } from './load-client'

export const generateMetadata = clientTitle('Settings')

export default async function ClientPage({ params }: ClientPageProps) {
  const { ctx, client, access, effective } = await loadClient((await params).clientPk)
  const isTold = client.backchannelLogoutURI !== null && may(ctx.actor, 'sessions:read', client.domainId)
  const notices = isTold ? await clientNotices(ctx, client.pk) : null
  const props = { client, access }
  return (
    <>
      <BasicsCard {...props} />
      <GrantsCard {...props} />
      <RedirectsCard {...props} />
      <PkceCard {...props} effective={effective} />
      <ConsentPageCard {...props} />
      <LogoutCard {...props}>
        {notices && <LogoutNotices notices={notices} canRetry={may(ctx.actor, 'sessions:end', client.domainId)} />}
      </LogoutCard>
      <AuthenticationCard {...props} effective={effective} />
    </>
  )
}
