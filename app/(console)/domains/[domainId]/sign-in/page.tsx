import { ConsentCard } from '@/components/features/domains/consent-card'
import { PagesCard } from '@/components/features/domains/pages-card'
import { RevocationCard } from '@/components/features/domains/revocation-card'
import { SessionTokensCard } from '@/components/features/domains/session-tokens-card'
import { SessionsCard } from '@/components/features/domains/sessions-card'
import { serverDefaults } from '../../../server-defaults'
import { type DomainPageProps, domainTitle, loadDomain } from '../load-domain'

export const generateMetadata = domainTitle('Sign-in and consent')

export default async function DomainSignInPage({ params }: DomainPageProps) {
  const { ctx, domain, access } = await loadDomain((await params).domainId)
  const props = { domain, access }
  const { consentExpiryMinutes } = await serverDefaults(ctx)
  return (
    <>
      <SessionsCard {...props} />
      <SessionTokensCard {...props} />
      <ConsentCard {...props} serverMinutes={consentExpiryMinutes} />
      <RevocationCard {...props} />
      <PagesCard {...props} />
    </>
  )
}
