import { SecretsPanel } from '@/components/features/clients/secrets-panel'
import { accessFor } from '../../../page-context'
import { type ClientPageProps, clientTitle, loadClient } from '../load-client'

export const generateMetadata = clientTitle('Credentials')

export default async function ClientCredentialsPage({ params }: ClientPageProps) {
  const { ctx, client, domain } = await loadClient((await params).clientPk)
  return (
    <SecretsPanel
      client={client}
      overlapDays={domain.oldSecretRetentionTimeInDays}
      access={accessFor(ctx, 'clients:secrets', client.domainId)}
    />
  )
}
