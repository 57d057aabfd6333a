import { AttributesCard } from '@/components/features/clients/attributes-card'
import { AuthenticationCard } from '@/components/features/clients/authentication-card'
import { BasicsCard } from '@/components/features/clients/basics-card'
import { CustomClaimsCard } from '@/components/features/clients/custom-claims-card'
import { GrantsCard } from '@/components/features/clients/grants-card'
import { PkceCard } from '@/components/features/clients/pkce-card'
import { RedirectsCard } from '@/components/features/clients/redirects-card'
import { resourceLayers } from '@/lib/policy/client-layers'
import { type ClientPageProps, clientTitle, loadClient } from './load-client'

export const generateMetadata = clientTitle('Settings')

export default async function ClientPage({ params }: ClientPageProps) {
  const { ctx, client, access, effective } = await loadClient((await params).clientPk)
  const resources = await resourceLayers(ctx, client)
  const props = { client, access }
  return (
    <>
      <BasicsCard {...props} />
      <GrantsCard {...props} />
      <RedirectsCard {...props} />
      <PkceCard {...props} effective={effective} />
      <AuthenticationCard {...props} effective={effective} />
      <AttributesCard {...props} resources={resources} />
      <CustomClaimsCard {...props} />
    </>
  )
}
