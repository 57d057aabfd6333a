import { fromBase64url } from '@/lib/base/base64url'
import { refuse } from '../errors'
import type { AssertionAlgorithm } from '../ports/trust'
import type { AssertionCheck } from '../rules-assertions'

/** Whose rules are broken: those of a grant, or those of client authentication. */
export type Purpose = 'assertion' | 'client-assertion'

/** A signed JWT taken apart. Nothing in it is true yet. */
export interface UnverifiedAssertion {
  purpose: Purpose
  algorithm: AssertionAlgorithm
  header: Readonly<Record<string, unknown>>
  claims: Readonly<Record<string, unknown>>
  signingInput: string
  signature: Buffer
}

/** What keys may sign with. `none` and everything symmetric is out of reach. @see RFC 8725 §3.1 and §3.2 */
export const ASSERTION_ALGORITHMS: readonly AssertionAlgorithm[] = ['RS256', 'PS256', 'ES256', 'EdDSA']

const MAX_LENGTH = 32_768
const COMPACT = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]*)$/

/** The error for a broken check of either purpose. */
export function refuseAssertion(purpose: Purpose, check: AssertionCheck, got: string) {
  return refuse(`${purpose}.${check}`, got)
}

/**
 * Takes a compact JWS apart. Of its header only `alg`, `kid`, `x5t` and `x5t#S256` are ever looked at: a key that the
 * header carries (`jwk`, `x5c`) or points to (`jku`, `x5u`) is neither used nor fetched.
 * @throws OAuthError when it is no signed JWT of an algorithm served here, or has critical members
 * @see RFC 7515 §5.2 and §4.1.11
 */
export function readAssertion(text: string, purpose: Purpose): UnverifiedAssertion {
  const parts = text.length > MAX_LENGTH ? null : COMPACT.exec(text)
  if (!parts) throw refuseAssertion(purpose, 'format', text.length > MAX_LENGTH ? 'more than 32 KB' : 'something else')
  const [, encodedHeader = '', payload = '', signature = ''] = parts
  const header = jsonObject(encodedHeader, purpose)
  const algorithm = ASSERTION_ALGORITHMS.find((name) => name === header.alg)
  if (!algorithm) throw refuseAssertion(purpose, 'algorithm', typeof header.alg === 'string' ? header.alg : 'no text')
  if (header.crit !== undefined) throw refuseAssertion(purpose, 'critical', 'a crit member')
  return {
    purpose,
    algorithm,
    header,
    claims: jsonObject(payload, purpose),
    signingInput: `${encodedHeader}.${payload}`,
    signature: fromBase64url(signature),
  }
}

function jsonObject(part: string, purpose: Purpose): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(fromBase64url(part).toString('utf8'))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // answered below, like JSON of another shape
  }
  throw refuseAssertion(purpose, 'format', 'parts that are no JSON objects')
}
