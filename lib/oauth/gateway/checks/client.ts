import type { Check } from '../check'
import { found } from '../draft'

const MAX_LENGTH = 256

/** An id that is none of ours is not told: whoever swaps id and secret sends the secret here. */
export const client: Check = {
  rule: 'gateway.client',
  look(draft) {
    const { clientId } = found(draft.presented)
    const looked = clientId.length > MAX_LENGTH ? null : draft.deps.gateways.clientById(clientId)
    const decide = (client: typeof draft.client) => {
      draft.client = client
      return client ? null : `another id, ${clientId.length} characters long`
    }
    return looked instanceof Promise ? looked.then(decide) : decide(looked)
  },
  held: ({ client }) => `client ${client?.clientId}`,
}
