import type { Check } from '../check'
import { found } from '../draft'

/**
 * Holds up guessing at one user from many addresses, for names that are nobody's too. An attempt that is held up takes
 * as long as every other.
 */
export const userGuesses: Check = {
  rule: 'gateway.user-guesses',
  async look(draft) {
    const { environment, request, params, now } = draft
    const username = (params.get('username') ?? '').toLowerCase()
    const attempt = { environmentId: found(environment).id, address: request.address, username, now }
    draft.guess = await draft.deps.userGuard.enter(attempt)
    if (draft.guess) return null
    await draft.deps.passwords.verify([], draft.params.get('password') ?? '', draft.now)
    return 'more failures than are let through'
  },
  held: () => 'not held up',
}
