import { CertificatesPanel } from '@/components/features/clients/certificates-panel'
import { SecretsPanel } from '@/components/features/clients/secrets-panel'
import { listClientCertificates } from '@/lib/policy/client-certificates'
import { isRecoveryOn } from '@/lib/policy/secret-recovery'
import { accessFor } from '../../../page-context'
import { type ClientPageProps, clientTitle, loadClient } from '../load-client'

export const generateMetadata = clientTitle('Credentials')

export default async function ClientCredentialsPage({ params }: ClientPageProps) {
  const { ctx, client, domain } = await loadClient((await params).clientPk)
  const access = accessFor(ctx, 'clients:secrets', client.domainId)
  return (
    <>
      <SecretsPanel
        client={client}
        overlapDays={domain.oldSecretRetentionTimeInDays}
        lifetimeDays={Number(domain.customAttrs?.secretLifetimeInDays) || null}
        isRecoveryOn={await isRecoveryOn(ctx.store)}
        access={access}
      />
      <CertificatesPanel
        client={{ pk: client.pk, name: client.name }}
        certificates={await listClientCertificates(ctx, { pk: client.pk })}
        access={access}
        now={ctx.clock.now()}
      />
    </>
  )
}
