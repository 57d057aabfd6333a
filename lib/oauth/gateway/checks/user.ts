import type { Check } from '../check'
import { found } from '../draft'

/**
 * The name stays out of the trace where it is nobody's: people type passwords into the field for the name. Users of
 * others are nobody to this client, or the trace that its owner reads would tell their names, and when a password fits.
 */
export const user: Check = {
  rule: 'gateway.user',
  async look(draft) {
    const username = draft.params.get('username') ?? ''
    const user = await draft.deps.ssd.userByName(found(draft.environment).id, username)
    if (user && user.partnerId === found(draft.integration).partnerId) {
      draft.user = user
      return null
    }
    await draft.deps.passwords.verify([], draft.params.get('password') ?? '', draft.now)
    return 'another name'
  },
  held: ({ user }) => `user ${user?.username}`,
}
