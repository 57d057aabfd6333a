import { verify } from 'node:crypto'
import { fromBase64url } from '@/lib/base/base64url'
import { epochSeconds } from '@/lib/base/clock'
import { refuse } from '../errors'
import type { ConfigSource, RuntimeDomain, VerificationKey } from '../ports'
import type { Claims } from './claims'

/** An access token of this server that is good now. */
export interface VerifiedToken {
  claims: Claims
  clientId: string
  scopes: readonly string[]
  /** seconds left, `rem_exp` on the wire */
  remainingSeconds: number
}

const COMPACT = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)$/

/**
 * Checks an access token against the domain: its keys (retiring ones until their end), life, and that its client still
 * is the one it was issued to.
 * @throws OAuthError `token_invalid` with the rule that did not hold
 */
export async function verifyAccessToken(
  config: ConfigSource,
  domain: RuntimeDomain,
  token: string,
  now: Date,
): Promise<VerifiedToken> {
  const parts = COMPACT.exec(token)
  if (!parts) throw refuse('token.format', 'something else')
  const [, header = '', payload = '', signature = ''] = parts
  const key = findKey(domain, jsonObject(header), now)
  if (!signatureHolds(key, `${header}.${payload}`, fromBase64url(signature))) {
    throw refuse('token.signature', 'one that does not')
  }
  const claims = jsonObject(payload)
  const { client, scope, exp, iat } = claims
  // The same key signs other kinds of token; only an access token names a client and carries a list of scopes.
  if (typeof client !== 'string' || !isTextList(scope) || typeof exp !== 'number' || typeof iat !== 'number') {
    throw refuse('token.kind', 'another kind of token')
  }
  if (claims.domain !== domain.name) throw refuse('token.domain', String(claims.domain))
  const remainingSeconds = exp - epochSeconds(now)
  if (remainingSeconds <= 0) throw refuse('token.live', `expired ${-remainingSeconds} s ago`)
  const found = config.clientById(domain.id, client)
  const registered = found instanceof Promise ? await found : found
  if (!registered) throw refuse('token.client', `no client ${client}`)
  if (iat < epochSeconds(registered.createdAt)) throw refuse('token.client', `a younger client ${client}`)
  return { claims, clientId: client, scopes: scope, remainingSeconds }
}

function findKey(domain: RuntimeDomain, header: Claims, now: Date): VerificationKey {
  const key = domain.verificationKeys.find(
    (candidate) => candidate.kid === header.kid && (header.x5t === undefined || candidate.x5t === header.x5t),
  )
  if (!key || (key.retiresAt && key.retiresAt <= now)) throw refuse('token.key', key ? 'a retired key' : 'another key')
  // The algorithm is a property of the key. What the token says is only compared (RFC 8725 §3.1).
  if (header.alg !== key.algorithm) throw refuse('token.key', 'another algorithm')
  return key
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
