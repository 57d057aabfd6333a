import type { Check } from '../check'
import { found } from '../draft'
import { attemptOf } from './user-address'

export const userPassword: Check = {
  rule: 'gateway.user-password',
  async look(draft) {
    const { id, passwordHash } = found(draft.user)
    const kept = [{ id, hashKind: 'ARGON2ID' as const, hash: passwordHash, expiresAt: null }]
    const { outcome } = await draft.deps.passwords.verify(kept, draft.params.get('password') ?? '', draft.now)
    if (outcome !== 'match') return 'another password'
    await draft.deps.passwordGuard.succeeded(attemptOf(draft))
    await draft.guess?.wasRight()
    return null
  },
  held: () => 'the password',
}
