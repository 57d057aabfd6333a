import type { RuntimeConnection } from '../../ports/gateway'
import type { Check } from '../check'
import { found } from '../draft'

/** Without a connection kept for the pair there is nothing to look at: whoever enters or imports an integration has one made. */
export const connection: Check = {
  rule: 'gateway.connection',
  look(draft) {
    const { properties } = found(draft.client)
    const { partnerId } = found(draft.integration)
    draft.properties = properties
    if (partnerId === null) return null
    const looked = draft.deps.gateways.connectionOf(found(draft.environment).id, partnerId)
    const decide = (connection: RuntimeConnection | null) => {
      if (!connection) return null
      if (connection.state !== 'APPROVED') return `a connection that is ${connection.state}`
      draft.properties = both(properties, connection.properties)
      return null
    }
    return looked instanceof Promise ? looked.then(decide) : decide(looked)
  },
  held: ({ integration }) => (integration?.partnerId ? 'approved, or none kept' : 'an integration of the customer'),
}

function both(a: ReadonlySet<string> | null, b: ReadonlySet<string> | null): ReadonlySet<string> | null {
  if (a === null || b === null) return a ?? b
  return new Set([...a].filter((code) => b.has(code)))
}
