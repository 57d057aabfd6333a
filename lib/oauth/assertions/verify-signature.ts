import { constants, type KeyObject, verify } from 'node:crypto'
import type { AssertionAlgorithm, AssertionKey } from '../ports/trust'
import { refuseAssertion, type UnverifiedAssertion } from './jws'

/**
 * Checks the signature against the keys registered for whoever claims to have signed. Which algorithm a key takes is a
 * property of the key; the header only chooses among them.
 * @returns the key that verified
 * @throws OAuthError when no key fits, or none of those that fit verifies
 * @see RFC 7515 §5.2, RFC 8725 §3.1
 */
export function verifySignature(
  assertion: UnverifiedAssertion,
  keys: readonly AssertionKey[],
  now: Date,
): AssertionKey {
  const { purpose, algorithm, signingInput, signature } = assertion
  const named = keys.filter((key) => isNamed(key, assertion.header))
  const fitting = named.filter((key) => key.algorithms.includes(algorithm))
  const valid = fitting.filter((key) => isValidAt(key, now))
  if (valid.length === 0) throw refuseAssertion(purpose, 'key', whyNone(keys, named, fitting))
  const data = Buffer.from(signingInput)
  const verified = valid.find((key) => isSigned(algorithm, key.publicKey, data, signature))
  if (!verified) throw refuseAssertion(purpose, 'signature', 'one that does not')
  return verified
}

function whyNone(
  keys: readonly AssertionKey[],
  named: readonly AssertionKey[],
  fitting: readonly AssertionKey[],
): string {
  if (keys.length === 0) return 'no key at all'
  if (named.length === 0) return 'another key'
  return fitting.length === 0 ? 'another algorithm' : 'a certificate that is not valid now'
}

/** A key registered without a name of some sort is not told apart by it: the signature decides. */
function isNamed(key: AssertionKey, header: Readonly<Record<string, unknown>>): boolean {
  const agrees = (own: string | null, claimed: unknown) => own === null || claimed === undefined || own === claimed
  return agrees(key.kid, header.kid) && agrees(key.x5t, header.x5t) && agrees(key.x5tS256, header['x5t#S256'])
}

function isValidAt(key: AssertionKey, now: Date): boolean {
  return (key.notBefore === null || key.notBefore <= now) && (key.notAfter === null || now < key.notAfter)
}

/** Synchronous: verifying takes less time than handing it to the thread pool and back. */
export function isSigned(algorithm: AssertionAlgorithm, key: KeyObject, data: Buffer, signature: Buffer): boolean {
  switch (algorithm) {
    case 'RS256':
      return verify('sha256', data, key, signature)
    case 'PS256':
      return verify('sha256', data, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }, signature)
    case 'ES256':
      return verify('sha256', data, { key, dsaEncoding: 'ieee-p1363' }, signature)
    case 'EdDSA':
      return verify(null, data, key, signature)
  }
}
