import { domainPkce, pkceRule, requiresS256 } from '@/lib/schemas/pkce-rule'
import { refuse } from '../../errors'
import type { ChallengeMethod } from '../../ports/authorization-codes'
import { type Check, clientOf, type Draft } from '../request'

/** Either spelling of the original; absent means plain. @see RFC 7636 §4.3, spec runtime-api §14 and R9 */
const METHODS: Readonly<Record<string, ChallengeMethod>> = { S256: 'S256', plain: 'plain', Plain: 'plain' }
const UNREADABLE = 'The code_challenge is not valid.'

/**
 * PKCE as client and domain have it: demanded, taken when it is sent, or ignored.
 * @see RFC 7636 §4.3 and §4.4.1, RFC 9700 §2.1.1; spec runtime-api §14
 */
export const codeChallenge: Check = (draft) => {
  const { domain, params } = draft
  const { usePkce, clientType } = clientOf(draft)
  const { demand } = pkceRule(usePkce, clientType, domainPkce(domain.customAttrs))
  if (demand === 'ignored') return
  const sent = params.get('code_challenge')
  if (sent === undefined) {
    if (demand === 'required') {
      throw refuse('authorize.challenge-needed', 'none', { description: 'A code_challenge is required.' })
    }
    if (params.get('code_challenge_method') === undefined) return
    throw refuse('authorize.challenge-readable', 'a method without a challenge', { description: UNREADABLE })
  }
  draft.challenge = readChallenge(sent, methodOf(draft))
}

function methodOf({ domain, params }: Draft): ChallengeMethod {
  const method = METHODS[params.get('code_challenge_method') ?? 'plain']
  if (!method) {
    const got = String(params.get('code_challenge_method'))
    throw refuse('authorize.challenge-readable', got, { description: 'The code_challenge_method is not supported.' })
  }
  if (method === 'plain' && requiresS256(domain.customAttrs)) {
    throw refuse('authorize.challenge-method', 'plain', { description: 'The code_challenge_method must be S256.' })
  }
  return method
}

const OF_VERIFIER = /^[A-Za-z0-9\-._~]{43,128}$/
const OF_HASH = /^[A-Za-z0-9_-]{43}$/

function readChallenge(sent: string, method: ChallengeMethod) {
  const value = sent.replace(/=+$/, '')
  if (!(method === 'S256' ? OF_HASH : OF_VERIFIER).test(value)) {
    throw refuse('authorize.challenge-readable', `${value.length} characters`, { description: UNREADABLE })
  }
  return { value, method }
}
