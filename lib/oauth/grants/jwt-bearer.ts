import { z } from 'zod'
import { acceptedAudiences } from '../assertions/accepted-audiences'
import { type BelievedIssuer, believedIssuer } from '../assertions/believed-issuer'
import { checkAudience, checkSubject, checkTimes, checkTokenId } from '../assertions/check-claims'
import { readAssertion, refuseAssertion, type UnverifiedAssertion } from '../assertions/jws'
import { verifySignature } from '../assertions/verify-signature'
import { refuse } from '../errors'
import type { RuntimeClient, RuntimeDomain, RuntimeUser } from '../ports'
import { type GrantedScopes, grantScopes } from '../scopes'
import { issueWithRefreshToken } from '../tokens/issue'
import { olderBySeconds, userObjection } from '../tokens/user-state'
import type { Grant, GrantRequest } from './grant'

const paramsSchema = z.object({ assertion: z.string(), scope: z.string().optional() })

interface Decision {
  user: RuntimeUser
  granted: GrantedScopes
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
    const { user, issuer, tokenId, believedUntil } = await checkBearerAssertion(
      { ...request, client },
      params.assertion,
    )
    const granted = await grantScopes(config, domain, client, params.scope)
    // Last, so that only an assertion that holds in every other way is used up.
    const isFirst = await replay.consume(domain.id, replayName(issuer), tokenId, believedUntil)
    if (!isFirst) throw refuseAssertion('assertion', 'replay', 'one that was')
    return { user, granted }
  },

  issue: (request, { user, granted }, deps) =>
    issueWithRefreshToken(request, deps, { grantType: 'JWT_BEARER', subject: user.username, user, granted }),
}

/** Under which name the used assertions of an issuer are remembered. */
export function replayName({ issuer }: Pick<BelievedIssuer, 'issuer'>): string {
  return `issuer:${issuer}`
}

type Asked = Pick<GrantRequest, 'domain' | 'config' | 'users' | 'publicUrl' | 'server' | 'now'>

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
  return { user: await requireUser(request, assertion, issuer), issuer, tokenId, believedUntil }
}

/** Claims that only access tokens and ID tokens of this server have; whoever holds one of those proves nothing by it. */
const OTHER_TOKENS = ['client', 'client_id', 'scope', 'grant', 'rt_id', 'azp', 'nonce', 'at_hash', 'act']

/** The keys of the domain sign other tokens as well, which must not serve as assertions. @see RFC 8725 §3.12 */
function checkUserToken({ claims }: UnverifiedAssertion, domain: RuntimeDomain): void {
  if (OTHER_TOKENS.some((name) => Object.hasOwn(claims, name))) throw refuse('assertion.kind', 'another kind of token')
  // One key pair may serve several domains, which share an issuer as well.
  if (claims.domain !== undefined && claims.domain !== domain.name)
    throw refuse('assertion.kind', 'one of another domain')
  if (claims.sessionId !== undefined || claims.session_id !== undefined) {
    throw refuse('assertion.session', 'one that names a session')
  }
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
