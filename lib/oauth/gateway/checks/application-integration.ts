import type { RuntimeGatewayClient, RuntimeIntegration } from '../../ports/gateway'
import type { Check } from '../check'
import { found } from '../draft'

/**
 * The integration that asks: the one of this owner in this environment that uses the application. So the integrations
 * that share a client are told apart.
 */
export const applicationIntegration: Check = {
  rule: 'gateway.application-integration',
  look(draft) {
    const client = found(draft.client)
    const looked = draft.deps.gateways.integrationsOf(found(draft.environment).id, found(draft.application).id)
    const decide = (integrations: readonly RuntimeIntegration[]) => {
      draft.integration = integrations.find((integration) => isOf(client, integration)) ?? null
      if (draft.integration) return null
      return integrations.length === 0
        ? 'an application that no integration uses here'
        : 'an application that an integration of somebody else uses here'
    }
    return looked instanceof Promise ? looked.then(decide) : decide(looked)
  },
  held: ({ integration }) => `integration ${integration?.name}`,
}

function isOf({ kind, partnerId, integrationId }: RuntimeGatewayClient, integration: RuntimeIntegration): boolean {
  if (kind === 'PARTNER') return integration.ownerKind === 'PARTNER' && integration.partnerId === partnerId
  return kind === 'SHARED' ? integration.ownerKind === 'CUSTOMER' : integration.id === integrationId
}
