import type { Check } from '../check'
import { found } from '../draft'

/** Told only to somebody who knows the password, as nothing else about a user is. */
export const userEnabled: Check = {
  rule: 'gateway.user-enabled',
  look: ({ user }) => (found(user).isDisabled ? 'a disabled user' : null),
  held: () => 'enabled',
}
