import { isSchemeOpen } from '@/lib/schemas/migration/gateway-rules'
import type { Check } from '../check'
import { found } from '../draft'

/**
 * After the completion no call with a token of SSD is let through, on whatever node: what is committed now decides, not
 * what is remembered. @see spec migration §5, I4
 */
export const tokenStanding: Check = {
  rule: 'gateway.scheme-open',
  look(draft) {
    const { scheme, environmentId, subject } = found(draft.token)
    if (scheme === 'OCIM') {
      const { phase } = found(draft.environment)
      return isSchemeOpen('OCIM', phase) ? null : `OCIM in an environment that is ${phase}`
    }
    return draft.deps.ssd.standing(environmentId, subject).then((standing) => {
      if (!standing || !isSchemeOpen('SSD', standing.phase)) return `SSD in an environment that is ${standing?.phase}`
      return standing.isUserEnabled ? null : 'SSD for a user who is disabled or gone'
    })
  },
  held: ({ token, environment }) => `${token?.scheme} in an environment that is ${environment?.phase}`,
}
