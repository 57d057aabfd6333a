import { CopyableValue } from '@/components/patterns/copyable-value'
import { KeyValueList } from '@/components/patterns/key-value-list'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import type { IntegrationView } from '@/lib/schemas/migration/integration'
import { OWNER_KIND_WORDS } from '@/lib/schemas/migration/integration-state'

/** Who it belongs to, what it is told apart by, and when it did what. */
export function IntegrationFacts({ integration }: { integration: IntegrationView }) {
  return (
    <Card aria-labelledby="facts-title">
      <CardHeader titleId="facts-title" title="Facts" />
      <CardBody>
        <KeyValueList
          columns={2}
          items={[
            {
              label: 'Run by',
              value: integration.partnerName ?? OWNER_KIND_WORDS[integration.ownerKind],
            },
            { label: 'Owner', value: integration.ownerEmail ?? <Status tone="attention">not known</Status> },
            {
              label: 'Application',
              value: integration.applicationName ? (
                <>
                  {integration.applicationName}{' '}
                  <span className="mono text-muted">…{integration.applicationKeyHint}</span>
                </>
              ) : (
                <Status tone="attention">none</Status>
              ),
            },
            { label: 'Streaming', value: integration.streaming ? 'gets events too' : 'no' },
            {
              label: 'Acknowledged',
              value: (
                <>
                  <Time value={integration.acknowledgedAt} empty="not yet" />
                  {integration.acknowledgedBy && ` by ${integration.acknowledgedBy}`}
                </>
              ),
            },
            { label: 'Credentials issued', value: <Time value={integration.credentialsIssuedAt} empty="not yet" /> },
            { label: 'First OCIM token', value: <Time value={integration.firstOcimAt} empty="not yet" /> },
            { label: 'Last OCIM call', value: <Time value={integration.lastOcimApiAt} /> },
            { label: 'Last SSD token', value: <Time value={integration.lastSsdAt} /> },
            { label: 'Last OCIM token', value: <Time value={integration.lastOcimAt} /> },
            { label: 'Limits confirmed', value: <Time value={integration.limitsConfirmedAt} empty="not yet" /> },
            {
              label: 'Verified',
              value: (
                <>
                  <Time value={integration.verifiedAt} empty="not yet" />
                  {integration.verifiedBy && ` by ${integration.verifiedBy}`}
                </>
              ),
            },
            ...integration.clients.map((client) => ({
              label: client.scheme === 'SSD' ? 'SSD client' : 'OCIM client',
              value: (
                <span className="flex flex-wrap items-center gap-x-3">
                  <CopyableValue label="client id" value={client.clientId} max={44} />
                  {client.disabledAt && <Status tone="neutral">disabled</Status>}
                  {!client.hasSecret && <Status tone="attention">no secret yet</Status>}
                </span>
              ),
            })),
          ]}
        />
      </CardBody>
    </Card>
  )
}
