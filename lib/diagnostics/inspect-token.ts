import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import type { TokenInspection } from '@/lib/schemas/token-inspection'
import { inspectAccessToken } from './inspect-access-token'
import { inspectRefreshToken } from './inspect-refresh-token'
import { readToken } from './read-token'

/**
 * Says what a pasted text is, whether it is good now, and why. A token of a domain out of the reader's reach is answered
 * as a stranger's. The text is looked at and forgotten: it is written nowhere.
 */
export async function inspectToken(ctx: ServiceContext, pasted: string): Promise<TokenInspection> {
  authorize(ctx.actor, 'tokens:inspect')
  const read = readToken(pasted)
  if (read.shape === 'jws') return inspectAccessToken(ctx, read)
  if (read.shape === 'jwe')
    return noToken('This is an encrypted token (JWE). Gatehouse issues none, so it is not one of yours.')
  if (read.shape === 'nothing') return noToken('There is nothing to look at yet.')
  return (await inspectRefreshToken(ctx, read.token)) ?? noToken(NEITHER)
}

const NEITHER =
  'Not one of yours: it is neither a signed JWT nor a refresh token that this server knows. A refresh token is forgotten some time after its end.'

function noToken(sentence: string): TokenInspection {
  return { ...EMPTY, kind: 'no token', sentence }
}

const EMPTY: Omit<TokenInspection, 'kind' | 'sentence'> = {
  tone: 'neutral',
  header: null,
  claims: null,
  explanations: [],
  isSigned: null,
  belongings: null,
  rules: [],
  chain: [],
  enders: [],
  targets: null,
}
