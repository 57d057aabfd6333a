import type { Check } from '../check'
import { found } from '../draft'

export const applicationEnabled: Check = {
  rule: 'gateway.application-enabled',
  look: ({ application }) => (found(application).isDisabled ? 'a disabled application' : null),
  held: () => 'enabled',
}
