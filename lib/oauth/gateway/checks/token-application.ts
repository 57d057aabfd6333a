import type { RuntimeIntegration } from '../../ports/gateway'
import type { Check } from '../check'
import { found } from '../draft'

/** A token that was carried off is of no use without the key of its application. */
export const tokenApplication: Check = {
  rule: 'gateway.token-application',
  look(draft) {
    const { applicationId, environmentId, integrationId } = found(draft.token)
    if (found(draft.application).id !== applicationId) return 'the key of another application'
    const looked = draft.deps.gateways.integrationsOf(environmentId, applicationId)
    const decide = (integrations: readonly RuntimeIntegration[]) => {
      draft.integration = integrations.find(({ id }) => id === integrationId) ?? null
      return draft.integration ? null : 'a token of an integration that uses this application no more'
    }
    return looked instanceof Promise ? looked.then(decide) : decide(looked)
  },
  held: ({ integration }) => `integration ${integration?.name}`,
}
