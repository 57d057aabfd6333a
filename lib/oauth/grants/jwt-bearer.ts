import { z } from 'zod'
import { ssoSettings } from '@/lib/schemas/sso-settings'
import { acceptedAudiences } from '../assertions/accepted-audiences'
import { type BelievedIssuer, believedIssuer } from '../assertions/believed-issuer'
import { checkAudience, checkSubject, checkTimes, checkTokenId } from '../assertions/check-claims'
import { readAssertion, refuseAssertion, type UnverifiedAssertion } from '../assertions/jws'
import { verifySignature } from '../assertions/verify-signature'
import { refuse } from '../errors'
import type { RuntimeClient, RuntimeDomain, RuntimeUser } from '../ports'
import { type SsoSession, sessionObjection } from '../ports/sso-sessions'
import { type GrantedScopes, grantScopes } from '../scopes'
import { issueWithRefreshToken } from '../tokens/issue'
import { olderBySeconds, userObjection } from '../tokens/user-state'
import type { Grant, GrantRequest } from './grant'

const paramsSchema = z.object({ assertion: z.string(), scope: z.string().optional() })

interface Decision {
  user: RuntimeUser
  granted: GrantedScopes
  /** the sign-in session the assertion names; null where it names none */
  session: SsoSession | null
}

/**
 * Somebody the domain trusts, or the domain itself, says in a signed assertion who a person is; the client gets a token
 * for that person, who must be known to the domain's identity store. The token has no `grant` claim.
 * @see RFC 7521 §4.1, RFC 7523 §2.1 and §3; spec runtime-api §2 and §11
 */
export const jwtBearer: Grant<z.output<typeof paramsSchema>, Decision> = {
  grantType: 'JWT_BEARER',
  standardName: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
  paramsSchema,

  async validate(request, params) {
    const { domain, config, replay } = request
    const { client } = request.authenticated
    const { user, issuer, session, tokenId, believedUntil } = await checkBearerAssertion(
      { ...request, client },
      params.assertion,
    )
    const granted = await grantScopes(config, domain, client, params.scope)
    // A user token that names a session stands for it as long as it lives, to every application of its person.
    if (session) return { user, granted, session }
    // Last, so that only an assertion that holds in every other way is used up.
    const isFirst = await replay.consume(domain.id, replayName(issuer), tokenId, believedUntil)
    if (!isFirst) throw refuseAssertion('assertion', 'replay', 'one that was')
    return { user, granted, session }
  },

  issue(request, { user, granted, session }, deps) {
    const isLinked = session !== null && ssoSettings(request.domain.customAttrs).linksTokens
    const kept = isLinked ? { sid: session.id } : {}
    const grantee = { grantType: 'JWT_BEARER', subject: user.username, user, granted } as const
    return issueWithRefreshToken(request, deps, { ...grantee, session, kept })
  },
}

/** Under which name the used assertions of an issuer are remembered. */
export function replayName({ issuer }: Pick<BelievedIssuer, 'issuer'>): string {
  return `issuer:${issuer}`
}

type Asked = Pick<GrantRequest, 'domain' | 'config' | 'users' | 'sessions' | 'publicUrl' | 'server' | 'now'>

/** Every rule of an assertion but the one that it is used once. */
export async function checkBearerAssertion(request: Asked & { client: RuntimeClient }, text: string) {
  const { domain, publicUrl, server, now } = request
  const assertion = readAssertion(text, 'assertion')
  const issuer = await believedIssuer(request, assertion)
  verifySignature(assertion, issuer.keys, now)
  if (issuer.isOwn) checkUserToken(assertion, domain)
  checkAudience(assertion, acceptedAudiences(domain, publicUrl, server))
  const believedUntil = checkTimes(assertion, issuer, now)
  const tokenId = checkTokenId(assertion)
  const user = await requireUser(request, assertion, issuer)
  const session = issuer.isOwn ? await requireSession(request, assertion, user) : null
  return { user, issuer, session, tokenId, believedUntil }
}

/** Claims that only access tokens and ID tokens of this server have; whoever holds one of those proves nothing by it. */
const OTHER_TOKENS = ['client', 'client_id', 'scope', 'grant', 'rt_id', 'azp', 'nonce', 'at_hash', 'act', 'events']

/** The keys of the domain sign other tokens as well, which must not serve as assertions. @see RFC 8725 §3.12 */
function checkUserToken({ claims }: UnverifiedAssertion, domain: RuntimeDomain): void {
  if (OTHER_TOKENS.some((name) => Object.hasOwn(claims, name))) throw refuse('assertion.kind', 'another kind of token')
  // One key pair may serve several domains, which share an issuer as well.
  if (claims.domain !== undefined && claims.domain !== domain.name)
    throw refuse('assertion.kind', 'one of another domain')
}

/**
 * The session a user token names under either name, if it names one: alive by its own rules, of this domain, and of the
 * person the token speaks for. @see spec runtime-api §11
 */
async function requireSession(
  { sessions, domain, now }: Asked,
  { claims }: UnverifiedAssertion,
  user: RuntimeUser,
): Promise<SsoSession | null> {
  const { sessionId, session_id: other = sessionId } = claims
  const id = sessionId ?? other
  if (id === undefined) return null
  if (typeof id !== 'string' || other !== id) throw refuse('assertion.session', 'two sessions, or no readable one')
  const session = await sessions.byId(id)
  if (!session || session.domainId !== domain.id) throw refuse('assertion.session', 'one that is not known')
  if (session.userId !== user.id) throw refuse('assertion.session', 'a session of somebody else')
  const over = sessionObjection(session, now)
  if (over) throw refuse('assertion.session', `one that is ${over}`)
  return session
}

async function requireUser(
  { users, domain, server, now }: Asked,
  assertion: UnverifiedAssertion,
  issuer: BelievedIssuer,
): Promise<RuntimeUser> {
  const { iat, exp, uid } = assertion.claims
  const user = await users.byName(domain, checkSubject(assertion), now)
  if (!user) throw refuse('assertion.user', 'a name that is not known')
  // A token of the domain says who it means; a new user of an old name is another person.
  if (issuer.isOwn && typeof uid === 'string' && uid !== user.id) throw refuse('assertion.user', 'another person')
  // Without iat it may be as old as its life allows.
  const issuedAt = typeof iat === 'number' ? iat : Number(exp) - issuer.maxLifetimeSeconds
  const objection = userObjection(user, olderBySeconds(issuedAt), server)
  if (objection) throw refuse('assertion.user-state', objection.got)
  return user
}
