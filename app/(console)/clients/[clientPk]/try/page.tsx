import { TryPanel } from '@/components/features/clients/try-panel'
import { TryUnavailable } from '@/components/features/clients/try-unavailable'
import { Alert } from '@/components/ui/alert'
import { LinkButton } from '@/components/ui/link-button'
import { routes } from '@/lib/base/routes'
import { issuerModeOf } from '@/lib/schemas/issuer'
import { type ClientPageProps, clientTitle, loadClient } from '../load-client'

export const generateMetadata = clientTitle('Try it')

export default async function ClientTryPage({ params }: ClientPageProps) {
  const { ctx, client, domain } = await loadClient((await params).clientPk)
  if (!client.grantTypes.includes('CLIENT_CREDENTIALS') || client.secrets.length === 0) {
    return <TryUnavailable client={client} />
  }
  return (
    <>
      {client.grantTypes.includes('AUTHORIZATION_CODE') && (
        <Alert
          tone="info"
          title="This client signs people in, too"
          action={<LinkButton href={routes.playground(client.pk)}>Open the playground</LinkButton>}
        >
          The playground walks through a whole sign-in, one step at a time.
        </Alert>
      )}
      <TryPanel
        client={client}
        tokenUrl={`${ctx.publicUrl}/oauth2/domains/${encodeURIComponent(domain.name)}/token`}
        issuer={domain.issuer}
        isDiscoverable={issuerModeOf(domain.customAttrs) === 'DOMAIN'}
      />
    </>
  )
}
