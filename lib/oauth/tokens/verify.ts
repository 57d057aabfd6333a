import { verify } from 'node:crypto'
import { fromBase64url } from '@/lib/base/base64url'
import { epochSeconds } from '@/lib/base/clock'
import type { OAuthDeps } from '../deps'
import { refuse } from '../errors'
import type { RuntimeClient, RuntimeDomain, RuntimeServer, UserState, VerificationKey } from '../ports'
import type { Claims } from './claims'
import { consentBasis, consentedClient } from './consent-basis'
import { familyIdOf } from './family-id'
import { SignedTokens } from './signed-tokens'
import { consentObjection, linkedSessionObjection } from './standing'
import { olderBySeconds, userObjection } from './user-state'

/** An access token of this server that is good now. */
export interface VerifiedToken {
  claims: Claims
  clientId: string
  /** `uid`; null on a token that speaks for no person of ours */
  userId: string | null
  scopes: readonly string[]
  /** seconds left, `rem_exp` on the wire */
  remainingSeconds: number
}

/** What the validation of a token asks of the world. */
export type VerifyPorts = Pick<OAuthDeps, 'config' | 'tokenStates'> & { users: Pick<OAuthDeps['users'], 'stateOf'> }

/** Where and when a token is looked at. */
export interface VerifyPlace {
  domain: RuntimeDomain
  server: Pick<RuntimeServer, 'passwordChangeCheck'>
  now: Date
}

const COMPACT = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)$/

/**
 * Checks an access token against the domain: its keys (retiring ones until their end), life, that its client still is
 * the one it was issued to, and all that was decided since: revocations of the token, its family, its client and its
 * user, the consents it stands on, the session it ends with, and the state of that user. A token of a client for itself
 * costs one read of the store, one of a person two at the same time.
 * @throws OAuthError `token_invalid` with the rule that did not hold
 * @see spec runtime-api §7.1 and §12
 */
export async function verifyAccessToken(ports: VerifyPorts, place: VerifyPlace, token: string): Promise<VerifiedToken> {
  const { claims, tokenId, issuedAtSeconds, userId, ...read } = readAccessToken(place, token)
  const found = ports.config.clientById(place.domain.id, read.clientId)
  const client = checkClient(found instanceof Promise ? await found : found, read.clientId, issuedAtSeconds)
  const domainId = place.domain.id
  const basis = userId === null ? null : consentBasis(claims)
  const asked = basis && consentedClient(ports.config, client, basis, { domainId, issuedAtSeconds })
  const consented = asked instanceof Promise ? await asked : asked
  const sessionId = typeof claims.sid === 'string' ? claims.sid : null
  const state = ports.tokenStates.stateOf({
    domainId,
    tokenId,
    refreshTokenId: parentOf(claims),
    familyId: userId === null && claims.sub === read.clientId ? null : familyIdOf(tokenId),
    person: userId === null || consented === null ? null : { userId, clientPk: consented.pk },
    sessionId,
  })
  const person = userId === null ? undefined : ports.users.stateOf(userId, place.now)
  const isWaiting = state instanceof Promise || person instanceof Promise
  const [standing, user] = isWaiting ? await Promise.all([state, person]) : [state, person]
  const { isRevoked, family, session } = standing
  if (isRevoked) throw refuse('token.revoked', 'one that was')
  if (family === 'revoked' || family === 'gone') throw refuse('token.family', `one whose family is ${family}`)
  const withdrawn = consentObjection({
    config: ports.config,
    domain: place.domain,
    scopes: basis?.scopes ?? [],
    standing,
    instant: (consent) => consent.accessTokensValidFrom,
    isOlder: olderBySeconds(issuedAtSeconds),
  })
  const consent = withdrawn instanceof Promise ? await withdrawn : withdrawn
  if (consent) throw refuse('token.consent', `one of before, at ${consent.resourceName}`)
  const over = sessionId === null ? null : linkedSessionObjection(session, { domainId, userId }, place.now)
  if (over) throw refuse('token.session', `one whose session is ${over}`)
  if (user !== undefined) checkUser(user, issuedAtSeconds, place.server)
  return { ...read, claims, userId }
}

/** What a token says of itself. */
export type ReadAccessToken = ReturnType<typeof readAccessToken>

/**
 * What a token says, after its signature, its kind, its domain and its life were checked: nothing was read from a store.
 * @throws OAuthError `token_invalid`
 */
export function readAccessToken({ domain, now }: Pick<VerifyPlace, 'domain' | 'now'>, token: string) {
  const { key, expiresAtSeconds, ...read } = signedTokens.read(domain, token, () => readSigned(domain, token, now))
  if (isRetired(key, now)) throw refuse('token.key', 'a retired key')
  const remainingSeconds = expiresAtSeconds - epochSeconds(now)
  if (remainingSeconds <= 0) throw refuse('token.live', `expired ${-remainingSeconds} s ago`)
  return { ...read, remainingSeconds }
}

const signedTokens = new SignedTokens<ReturnType<typeof readSigned>>()

/** What is true of a token for as long as the domain stays as it is. */
function readSigned(domain: RuntimeDomain, token: string, now: Date) {
  const parts = COMPACT.exec(token)
  if (!parts) throw refuse('token.format', 'something else')
  const [, header = '', payload = '', signature = ''] = parts
  const key = findKey(domain, jsonObject(header), now)
  if (!signatureHolds(key, `${header}.${payload}`, fromBase64url(signature))) {
    throw refuse('token.signature', 'one that does not')
  }
  const claims = Object.freeze(jsonObject(payload))
  const { client, scope, exp, iat, jti, uid = null } = claims
  // The same key signs other kinds of token; only an access token names a client and carries a list of scopes.
  if (typeof client !== 'string' || !isTextList(scope) || typeof exp !== 'number' || typeof iat !== 'number') {
    throw refuse('token.kind', 'another kind of token')
  }
  if (typeof jti !== 'string' || (uid !== null && typeof uid !== 'string')) {
    throw refuse('token.kind', 'another kind of token')
  }
  if (claims.domain !== domain.name) throw refuse('token.domain', String(claims.domain))
  const read = { claims, clientId: client, scopes: scope, tokenId: jti, issuedAtSeconds: iat, userId: uid }
  return { ...read, key, expiresAtSeconds: exp }
}

function checkClient(client: RuntimeClient | null, clientId: string, issuedAtSeconds: number): RuntimeClient {
  if (!client) throw refuse('token.client', `no client ${clientId}`)
  const isOlder = olderBySeconds(issuedAtSeconds)
  if (isOlder(client.createdAt)) throw refuse('token.client', `a younger client ${clientId}`)
  if (client.tokensValidFrom && isOlder(client.tokensValidFrom)) throw refuse('token.client-revoked', 'one of before')
  return client
}

function checkUser(state: UserState | null, issuedAtSeconds: number, server: VerifyPlace['server']): void {
  const found = userObjection(state, olderBySeconds(issuedAtSeconds), server)
  if (found) throw refuse(`token.${found.objection}`, found.got)
}

/** The GUID of the refresh token that an access token was minted from. @see spec runtime-api §4 */
export function parentOf(claims: Claims): string | null {
  if (typeof claims.rt_id !== 'string') return null
  const dot = claims.rt_id.lastIndexOf('.')
  return dot < 0 ? claims.rt_id : claims.rt_id.slice(0, dot)
}

function findKey(domain: RuntimeDomain, header: Claims, now: Date): VerificationKey {
  const key = domain.verificationKeys.find(
    (candidate) => candidate.kid === header.kid && (header.x5t === undefined || candidate.x5t === header.x5t),
  )
  if (!key || isRetired(key, now)) throw refuse('token.key', key ? 'a retired key' : 'another key')
  // The algorithm is a property of the key. What the token says is only compared (RFC 8725 §3.1).
  if (header.alg !== key.algorithm) throw refuse('token.key', 'another algorithm')
  return key
}

function isRetired(key: VerificationKey, now: Date): boolean {
  return key.retiresAt !== null && key.retiresAt <= now
}

/** Synchronous: verifying takes less time than handing it to the thread pool and back. */
function signatureHolds(key: VerificationKey, input: string, signature: Buffer): boolean {
  const data = Buffer.from(input)
  if (key.algorithm === 'RS256') return verify('sha256', data, key.publicKey, signature)
  if (key.algorithm === 'ES256') {
    return verify('sha256', data, { key: key.publicKey, dsaEncoding: 'ieee-p1363' }, signature)
  }
  return verify(null, data, key.publicKey, signature)
}

function jsonObject(part: string): Claims {
  try {
    const value: unknown = JSON.parse(fromBase64url(part).toString('utf8'))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Claims
  } catch {
    // answered below, like JSON of another shape
  }
  throw refuse('token.format', 'parts that are no JSON objects')
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string')
}
