import { SecretsPanel } from '@/components/features/clients/secrets-panel'
import { isRecoveryOn } from '@/lib/policy/secret-recovery'
import { accessFor } from '../../../page-context'
import { type ClientPageProps, clientTitle, loadClient } from '../load-client'

export const generateMetadata = clientTitle('Credentials')

export default async function ClientCredentialsPage({ params }: ClientPageProps) {
  const { ctx, client, domain } = await loadClient((await params).clientPk)
  return (
    <SecretsPanel
      client={client}
      overlapDays={domain.oldSecretRetentionTimeInDays}
      lifetimeDays={Number(domain.customAttrs?.secretLifetimeInDays) || null}
      isRecoveryOn={await isRecoveryOn(ctx.store)}
      access={accessFor(ctx, 'clients:secrets', client.domainId)}
    />
  )
}
