import type { OAuthDeps } from './deps'
import { type OAuthError, refuse } from './errors'
import type { PasswordVerdict, RuntimeDomain, RuntimeUser } from './ports'
import type { RuleId } from './rules'

/** Longer than any name or password a store takes; what is longer is wrong without being hashed. */
const NAME_MAX_LENGTH = 256
const PASSWORD_MAX_LENGTH = 1024

/** A name like any other, in which held-up attempts are made. Whoever bears it is held up like everybody else. */
const NOBODY = 'nobody-3f0c1d9a6b7e4825'

export type ProofRefusal =
  | Extract<PasswordVerdict, { outcome: 'refused' }>['reason']
  | 'too-long'
  | 'throttled'
  | 'unavailable'

export type Proof = { outcome: 'match'; user: RuntimeUser } | { outcome: 'refused'; reason: ProofRefusal }

/** A name and a password as somebody sent them, and from where. */
export interface PresentedPassword {
  domain: RuntimeDomain
  username: string
  password: string
  address: string
  now: Date
}

/** Whether a name and a password go together. Whatever is wrong with them, it takes the same time to say so. */
export async function provePassword(
  { users, passwordGuard }: Pick<OAuthDeps, 'users' | 'passwordGuard'>,
  { domain, username, password, address, now }: PresentedPassword,
): Promise<Proof> {
  if (username.length > NAME_MAX_LENGTH || password.length > PASSWORD_MAX_LENGTH) return refused('too-long')
  const attempt = { domainId: domain.id, address, username, now }
  const mayTry = await passwordGuard.enter(attempt)
  // A held-up attempt is made in the name of nobody, so that it takes as long as every other.
  const verdict = await users.authenticate(domain, mayTry ? username : NOBODY, password, now)
  if (verdict.outcome === 'unavailable') return refused('unavailable')
  if (!mayTry) return refused('throttled')
  // That a password must be changed is told only to somebody who knows it, and so is no guess.
  const isRight = verdict.outcome === 'match' || verdict.reason === 'must-change-password'
  if (isRight) await passwordGuard.succeeded(attempt)
  return verdict.outcome === 'match' ? verdict : refused(verdict.reason)
}

function refused(reason: ProofRefusal): Proof {
  return { outcome: 'refused', reason }
}

// The name stays out of the trace: people type passwords into the field for the name.
const BROKEN: Record<ProofRefusal, [RuleId, string]> = {
  unknown: ['password.user-known', 'another name'],
  password: ['password.right', 'another password'],
  'too-long': ['password.right', 'a longer one than any store takes'],
  disabled: ['password.user-disabled', 'a disabled user'],
  locked: ['password.user-locked', 'a locked user'],
  'locked-for-a-while': ['password.user-locked-out', 'a user who is locked for a while'],
  'must-change-password': ['password.must-change', 'a user who must change the password'],
  throttled: ['password.address', 'more failures than are let through'],
  unavailable: ['password.store', 'no answer'],
}

/** The error for a proof that failed; one text for every reason, the trace says which. */
export function proofError(reason: ProofRefusal): OAuthError {
  return refuse(...BROKEN[reason])
}
