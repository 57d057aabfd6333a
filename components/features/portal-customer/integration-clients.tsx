import { CopyableValue } from '@/components/patterns/copyable-value'
import { Badge } from '@/components/ui/badge'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { routes } from '@/lib/base/routes'
import type { IntegrationView } from '@/lib/schemas/migration/integration'

/** The clients that an integration can use, its own first. */
export function IntegrationClients({ integration }: { integration: IntegrationView }) {
  const { clients, environmentId, ownerKind } = integration
  return (
    <Card aria-labelledby="clients">
      <CardHeader
        titleId="clients"
        title="Clients it can use"
        action={
          ownerKind === 'CUSTOMER' && (
            <TextLink href={routes.portalEnvironment(environmentId, 'clients')}>All clients</TextLink>
          )
        }
      />
      <CardBody>
        {clients.length === 0 ? (
          <p className="text-muted">None yet.</p>
        ) : (
          <ul className="grid gap-2">
            {clients.map((client) => (
              <li key={client.pk} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <CopyableValue value={client.clientId} label={`client id ${client.clientId}`} max={44} />
                <Badge>{client.scheme}</Badge>
                {client.disabledAt ? (
                  <Status tone="neutral">Disabled</Status>
                ) : client.hasSecret ? (
                  <Status tone="good">Has a secret</Status>
                ) : (
                  <Status tone="attention">No secret yet</Status>
                )}
              </li>
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  )
}
