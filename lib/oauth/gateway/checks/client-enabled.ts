import type { Check } from '../check'
import { found } from '../draft'

export const clientEnabled: Check = {
  rule: 'gateway.client-enabled',
  look: ({ client }) => (found(client).isDisabled ? 'a disabled client' : null),
  held: () => 'enabled',
}
