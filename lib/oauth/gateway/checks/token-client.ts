import type { Check } from '../check'
import { found } from '../draft'

/** The client that the token was issued to still is one of the environment. */
export const tokenClient: Check = {
  rule: 'gateway.client',
  look(draft) {
    const { clientId, environmentId } = found(draft.token)
    const looked = draft.deps.gateways.clientById(clientId)
    const decide = (client: typeof draft.client) => {
      draft.client = client?.environmentId === environmentId ? client : null
      return draft.client ? null : 'a client that is gone'
    }
    return looked instanceof Promise ? looked.then(decide) : decide(looked)
  },
  held: ({ client }) => `client ${client?.clientId}`,
}
