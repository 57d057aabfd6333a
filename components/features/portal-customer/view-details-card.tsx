import type { ReactNode } from 'react'
import { CopyableValue } from '@/components/patterns/copyable-value'
import { KeyValueList } from '@/components/patterns/key-value-list'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import type { EnvironmentView } from '@/lib/schemas/migration/environment'
import type { GatewayClientView } from '@/lib/schemas/migration/gateway-client'
import { schemeWords } from './phase-tone'
import { PropertyWords } from './property-words'

interface ViewDetailsCardProps {
  environment: EnvironmentView
  /** The clients that the customer's internal integrations share: of SSD until completion, of OCIM since its reissue. */
  ssd: GatewayClientView | null
  ocim: GatewayClientView | null
  /** Reissue, where the phase and the person's role allow it. */
  action: ReactNode
  /** Why not, otherwise. */
  why: string
}

/** Everything that an integration must know to ask for a token here. */
export function ViewDetailsCard({ environment, ssd, ocim, action, why }: ViewDetailsCardProps) {
  const { enterpriseCode, gateway, scope } = environment
  return (
    <Card aria-labelledby="view-details">
      <CardHeader
        titleId="view-details"
        title="View details"
        description="What integrations without a client of their own use here."
        action={action ?? <p className="text-sm text-muted sm:max-w-56 sm:text-right">{why}</p>}
      />
      <CardBody>
        <KeyValueList
          items={[
            {
              label: 'Gateway URL',
              value: <CopyableValue full value={`https://${gateway.host}`} label="gateway URL" />,
            },
            { label: 'Token address', value: <CopyableValue full value={gateway.url} label="token address" /> },
            { label: 'Scheme', value: schemeWords(environment.phase) },
            {
              label: 'Client ID for OCIM',
              value: ocim ? (
                <CopyableValue full value={ocim.clientId} label="client id for OCIM" />
              ) : (
                <span className="text-muted">Not issued yet</span>
              ),
              help: ocim ? <SecretFact client={ocim} /> : 'Reissuing makes it, and shows its secret once.',
            },
            ...(ssd && !ssd.disabledAt
              ? [
                  {
                    label: 'Client ID for SSD',
                    value: <CopyableValue full value={ssd.clientId} label="client id for SSD" />,
                    help: 'Works with user names and passwords, until the migration is completed.',
                  },
                ]
              : []),
            {
              label: 'Enterprise ID',
              value: enterpriseCode ? (
                <CopyableValue full value={enterpriseCode} label="Enterprise ID" />
              ) : (
                <span className="text-muted">Told with the announcement</span>
              ),
              help: 'Sent in the header enterpriseId.',
            },
            { label: 'Scope', value: <CopyableValue full value={scope} label="scope" /> },
            { label: 'Approved properties', value: ocim ? <PropertyWords {...ocim} /> : 'All hotels' },
          ]}
        />
      </CardBody>
    </Card>
  )
}

function SecretFact({ client }: { client: GatewayClientView }) {
  if (!client.hasSecret) return <>It has no secret yet.</>
  return (
    <>
      Its secret ends in <span className="mono">{client.secretHint}</span> and was issued{' '}
      <Time value={client.secretIssuedAt} />
      {client.previousExpiresAt && (
        <>
          ; the one before works until <Time value={client.previousExpiresAt} style="absolute" />
        </>
      )}
      . It cannot be shown again.
    </>
  )
}
