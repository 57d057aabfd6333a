import { CopyableValue } from '@/components/patterns/copyable-value'
import { KeyValueList } from '@/components/patterns/key-value-list'
import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import type { PortalChain } from '@/lib/schemas/migration/portal-chain'
import { PropertyLimits } from './property-limits'

/** What an integration is configured with, and what the customer allows it. */
export function ClientFacts({ chain }: { chain: PortalChain }) {
  const { environment, client, ssdClientId, limits } = chain
  const { enterpriseCode, gateway, scope, ssdWorks } = environment
  return (
    <KeyValueList
      items={[
        { label: 'Token address', value: <CopyableValue value={gateway.url} label="token address" full /> },
        {
          label: 'Client ID',
          value: client ? (
            <CopyableValue value={client.clientId} label="client id" full />
          ) : (
            <span className="text-muted">Not reissued yet</span>
          ),
        },
        {
          label: 'Client secret',
          value: client?.secretHint ? (
            <>
              ends in <span className="mono">{client.secretHint}</span>, issued <Time value={client.secretIssuedAt} />
            </>
          ) : (
            <span className="text-muted">None</span>
          ),
          help: client?.previousExpiresAt ? (
            <>
              The one before works until <Time value={client.previousExpiresAt} style="absolute" />.
            </>
          ) : (
            'Shown once. Lost it? Reissue: you get another one.'
          ),
        },
        {
          label: 'Scheme',
          value: client ? (ssdWorks ? 'OCIM, and SSD until the cut-over' : 'OCIM') : 'SSD',
          help: ssdClientId && ssdWorks ? `SSD client ${ssdClientId}` : undefined,
        },
        {
          label: 'Enterprise ID',
          value: enterpriseCode ? (
            <CopyableValue value={enterpriseCode} label="enterprise id" full />
          ) : (
            <span className="text-muted">Comes with the announcement</span>
          ),
        },
        { label: 'Scope', value: <CopyableValue value={scope} label="scope" full /> },
        {
          label: 'Approved hotels',
          value: limits ? <PropertyLimits limits={limits} /> : <Status tone="neutral">All, until limited</Status>,
          help: 'Set by the hotel group. Confirm with it what you need.',
        },
      ]}
    />
  )
}
