import type { Check } from '../check'
import { found } from '../draft'

/** The name stays out of the trace where it is nobody's: people type passwords into the field for the name. */
export const user: Check = {
  rule: 'gateway.user',
  async look(draft) {
    const username = draft.params.get('username') ?? ''
    draft.user = await draft.deps.ssd.userByName(found(draft.environment).id, username)
    if (draft.user) return null
    await draft.deps.passwords.verify([], draft.params.get('password') ?? '', draft.now)
    return 'another name'
  },
  held: ({ user }) => `user ${user?.username}`,
}
