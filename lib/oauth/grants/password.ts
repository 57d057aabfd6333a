import { z } from 'zod'
import { passwordGrantSetting, takesPasswords } from '@/lib/schemas/password-grant'
import { refuse } from '../errors'
import type { PasswordVerdict, RuntimeDomain, RuntimeUser } from '../ports'
import type { RuleId } from '../rules'
import { type GrantedScopes, grantScopes } from '../scopes'
import { issueWithRefreshToken } from '../tokens/issue'
import type { Grant, GrantRequest } from './grant'

/** Longer than any name or password a store takes; what is longer is wrong without being hashed. */
const NAME_MAX_LENGTH = 256
const PASSWORD_MAX_LENGTH = 1024

const paramsSchema = z.object({
  username: z.string(),
  password: z.string(),
  scope: z.string().optional(),
})

interface Decision {
  user: RuntimeUser
  granted: GrantedScopes
}

/**
 * The client hands over a person's name and password. Legacy, and off in new domains: RFC 9700 §2.4 forbids it.
 * Whatever is wrong with the person, the caller is told the same in the same time.
 * @see RFC 6749 §4.3; spec runtime-api §2 and §12
 */
export const password: Grant<z.output<typeof paramsSchema>, Decision> = {
  grantType: 'PASSWORD',
  standardName: 'password',
  paramsSchema,

  async validate(request, { username, password: presented, scope }) {
    const { domain, authenticated, config, now } = request
    const closed = passwordGrantClosed(domain, now)
    if (closed) throw refuse('password.enabled', closed)
    // The scope first: what the client may not have is no reason to ask a person's password.
    const granted = await grantScopes(config, domain, authenticated.client, scope)
    const user = await authenticate(request, username, presented)
    return { user, granted }
  },

  issue(request, { user, granted }, deps) {
    return issueWithRefreshToken(request, deps, { grantType: 'PASSWORD', subject: user.username, user, granted })
  },
}

/** Why a domain does not take passwords now; null while it does. @see customAttrs passwordGrantEnabled, -EndsAt */
export function passwordGrantClosed({ customAttrs }: Pick<RuntimeDomain, 'customAttrs'>, now: Date): string | null {
  const setting = passwordGrantSetting(customAttrs)
  if (takesPasswords(setting, now)) return null
  return setting.isOn ? 'after its end date' : 'switched off'
}

async function authenticate(request: GrantRequest, username: string, presented: string): Promise<RuntimeUser> {
  const { domain, users, passwordGuard, address, now } = request
  if (username.length > NAME_MAX_LENGTH || presented.length > PASSWORD_MAX_LENGTH) {
    throw refuse('password.right', 'a longer one than any store takes')
  }
  const attempt = { domainId: domain.id, address, username, now }
  const mayTry = await passwordGuard.enter(attempt)
  // A held-up attempt is made in the name of nobody, so that it takes as long as every other.
  const verdict = await users.authenticate(domain, mayTry ? username : NOBODY, presented, now)
  if (verdict.outcome === 'unavailable') throw refuse('password.store', 'no answer')
  if (!mayTry) throw refuse('password.address', 'more failures than are let through')
  if (verdict.outcome === 'refused') throw refuse(RULE_OF[verdict.reason], GOT[verdict.reason])
  await passwordGuard.succeeded(attempt)
  return verdict.user
}

/** A name like any other, in which held-up attempts are made. Whoever bears it is held up like everybody else. */
const NOBODY = 'nobody-3f0c1d9a6b7e4825'

type Reason = Extract<PasswordVerdict, { outcome: 'refused' }>['reason']

const RULE_OF: Record<Reason, RuleId> = {
  unknown: 'password.user-known',
  password: 'password.right',
  disabled: 'password.user-disabled',
  locked: 'password.user-locked',
  'locked-for-a-while': 'password.user-locked-out',
  'must-change-password': 'password.must-change',
}

// The name stays out of the trace: people type passwords into the field for the name.
const GOT: Record<Reason, string> = {
  unknown: 'another name',
  password: 'another password',
  disabled: 'a disabled user',
  locked: 'a locked user',
  'locked-for-a-while': 'a user who is locked for a while',
  'must-change-password': 'a user who must change the password',
}
