import type { RuntimeIntegration } from '../../ports/gateway'
import type { Check } from '../check'
import { found } from '../draft'

/** An application stands for an integration, and a user too: both must be of the same one. */
export const userIntegration: Check = {
  rule: 'gateway.user-integration',
  look(draft) {
    const { integrationId } = found(draft.user)
    const looked = draft.deps.gateways.integrationsOf(found(draft.environment).id, found(draft.application).id)
    const decide = (integrations: readonly RuntimeIntegration[]) => {
      const own = integrations.find(({ id }) => id === integrationId)
      if (own) draft.integration = own
      return own ? null : 'a user of an integration that uses another application'
    }
    return looked instanceof Promise ? looked.then(decide) : decide(looked)
  },
  held: ({ integration }) => `integration ${integration?.name}`,
}
