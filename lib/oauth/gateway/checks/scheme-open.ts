import { isSchemeOpen } from '@/lib/schemas/migration/gateway-rules'
import type { Check } from '../check'
import { found } from '../draft'

/** @see spec migration §5, I1 and I4 */
export const schemeOpen: Check = {
  rule: 'gateway.scheme-open',
  look(draft) {
    const { phase } = found(draft.environment)
    const { scheme } = found(draft.client)
    return isSchemeOpen(scheme, phase) ? null : `${scheme} in an environment that is ${phase}`
  },
  held: ({ client, environment }) => `${client?.scheme} in an environment that is ${environment?.phase}`,
}
