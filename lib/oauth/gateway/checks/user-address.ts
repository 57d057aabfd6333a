import type { PasswordAttempt } from '../../ports/password-guard'
import type { Check } from '../check'
import type { Draft } from '../draft'
import { found } from '../draft'

/** Holds up guessing. An attempt that is held up takes as long as every other. */
export const userAddress: Check = {
  rule: 'gateway.user-address',
  async look(draft) {
    if (await draft.deps.passwordGuard.enter(attemptOf(draft))) return null
    await draft.deps.passwords.verify([], draft.params.get('password') ?? '', draft.now)
    return 'more failures than are let through'
  },
  held: () => 'not held up',
}

/** Failures in one environment are none in another. */
export function attemptOf({ environment, request, params, now }: Draft): PasswordAttempt {
  const username = (params.get('username') ?? '').toLowerCase()
  return { domainId: `environment:${found(environment).id}`, address: request.address, username, now }
}
