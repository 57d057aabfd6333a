import type { ServiceContext } from '@/lib/auth/context'
import type { TokenInspection } from '@/lib/schemas/token-inspection'
import type { DomainRecord } from '@/lib/store/policy-types'
import type { ReadToken } from './read-token'
import { duration } from './token-sentence'

type Jws = Extract<ReadToken, { shape: 'jws' }>
type Kind = Extract<TokenInspection['kind'], 'ID token' | 'logout token' | 'user token'>

const PURPOSE: Record<Kind, string> = {
  'ID token': 'It tells the client who signed in, and opens nothing.',
  'logout token': 'It tells the client that the session ended, and opens nothing.',
  'user token': 'An application can exchange it for an access token by the JWT bearer grant while the session lives.',
}

/** A token of another kind that the domain signed, said for what it is; null for what may be an access token. */
export async function inspectOtherToken(
  ctx: ServiceContext,
  { header, claims }: Jws,
  domain: DomainRecord,
): Promise<TokenInspection | null> {
  const kind = kindOf(claims)
  if (!kind) return null
  const clientId = typeof claims.aud === 'string' ? claims.aud : ''
  const client = kind === 'user token' ? null : await ctx.store.clients.byClientId(domain.id, clientId)
  const left = typeof claims.exp === 'number' ? claims.exp - Math.floor(ctx.clock.now().getTime() / 1000) : 0
  const life = left > 0 ? `Good for ${duration(left)} more` : 'Its time is over'
  const whom = `${client ? `Made for ${client.name}` : 'Made'} about ${String(claims.sub ?? 'nobody')}`
  return {
    kind,
    sentence: `${kind === 'ID token' ? 'An' : 'A'} ${kind} of ${domain.name}. ${life}. ${whom}. ${PURPOSE[kind]}`,
    tone: 'neutral',
    header,
    claims,
    explanations: [],
    isSigned: true,
    belongings: null,
    rules: [],
    chain: [],
    enders: [],
    targets: null,
  }
}

function kindOf(claims: Record<string, unknown>): Kind | null {
  if (claims.client !== undefined || claims.scope !== undefined) return null
  if (claims.events !== undefined) return 'logout token'
  if (claims.at_hash !== undefined && claims.azp !== undefined) return 'ID token'
  return claims.sessionId !== undefined && claims.aud === claims.iss ? 'user token' : null
}
