import { TryPanel } from '@/components/features/clients/try-panel'
import { TryUnavailable } from '@/components/features/clients/try-unavailable'
import { issuerModeOf } from '@/lib/schemas/issuer'
import { type ClientPageProps, clientTitle, loadClient } from '../load-client'

export const generateMetadata = clientTitle('Try it')

export default async function ClientTryPage({ params }: ClientPageProps) {
  const { ctx, client, domain } = await loadClient((await params).clientPk)
  if (!client.grantTypes.includes('CLIENT_CREDENTIALS') || client.secrets.length === 0) {
    return <TryUnavailable client={client} />
  }
  return (
    <TryPanel
      client={client}
      tokenUrl={`${ctx.publicUrl}/oauth2/domains/${encodeURIComponent(domain.name)}/token`}
      issuer={domain.issuer}
      isDiscoverable={issuerModeOf(domain.customAttrs) === 'DOMAIN'}
    />
  )
}
