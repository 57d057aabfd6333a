import { z } from 'zod'
import { passwordGrantSetting, takesPasswords } from '@/lib/schemas/password-grant'
import { refuse } from '../errors'
import type { RuntimeDomain, RuntimeUser } from '../ports'
import { proofError, provePassword } from '../prove-password'
import { type GrantedScopes, grantScopes } from '../scopes'
import { issueWithRefreshToken } from '../tokens/issue'
import type { Grant, GrantRequest } from './grant'

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
  const { domain, address, now } = request
  const proof = await provePassword(request, { domain, username, password: presented, address, now })
  if (proof.outcome === 'refused') throw proofError(proof.reason)
  return proof.user
}
