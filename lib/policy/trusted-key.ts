import { createHash, type KeyObject, type X509Certificate } from 'node:crypto'
import { certificateFacts } from '@/lib/keys/certificate-facts'
import type { TrustedKeyRecord } from '@/lib/store/trust-types'

/** A pasted key that cannot be believed; the message says why, in words fit to show, and holds nothing of the text. */
export class UnusableKey extends Error {
  override name = 'UnusableKey'
}

type Algorithm = TrustedKeyRecord['algorithms'][number]
type KeyFacts = Pick<TrustedKeyRecord, 'keyType' | 'sizeBits' | 'algorithms' | 'thumbprint' | 'publicKey'>

const RSA_BITS = { min: 2048, max: 8192 }

/**
 * What is known of a public key, after every rule held: RSA of 2048 to 8192 bits, P-256, or Ed25519.
 * @throws UnusableKey
 */
export function keyFacts(key: KeyObject): KeyFacts {
  if (key.type !== 'public') throw new UnusableKey('is a private key; paste only its certificate or public key')
  const publicKey = key.export({ type: 'spki', format: 'pem' }).toString()
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key
  const jwk = key.export({ format: 'jwk' })
  if (type === 'rsa') {
    const sizeBits = details?.modulusLength ?? 0
    if (sizeBits < RSA_BITS.min) throw new UnusableKey(`has ${sizeBits} bits; at least ${RSA_BITS.min} are needed`)
    if (sizeBits > RSA_BITS.max) throw new UnusableKey(`has ${sizeBits} bits; at most ${RSA_BITS.max} are read`)
    const exponent = details?.publicExponent ?? 0n
    if (exponent < 3n || exponent % 2n === 0n) throw new UnusableKey('has a public exponent that protects nothing')
    const thumbprint = digest({ e: jwk.e, kty: 'RSA', n: jwk.n })
    return { keyType: 'RSA', sizeBits, algorithms: ['RS256', 'PS256'], thumbprint, publicKey }
  }
  if (type === 'ec' && details?.namedCurve === 'prime256v1') {
    const thumbprint = digest({ crv: 'P-256', kty: 'EC', x: jwk.x, y: jwk.y })
    return { keyType: 'EC', sizeBits: 256, algorithms: ['ES256'], thumbprint, publicKey }
  }
  if (type === 'ed25519') {
    const thumbprint = digest({ crv: 'Ed25519', kty: 'OKP', x: jwk.x })
    return { keyType: 'OKP', sizeBits: 256, algorithms: ['EdDSA'], thumbprint, publicKey }
  }
  throw new UnusableKey('is of a kind that is not used here; RSA, P-256 and Ed25519 are')
}

/** The members in lexical order, without spaces. @see RFC 7638 §3.2 */
function digest(members: object): string {
  return createHash('sha256').update(JSON.stringify(members)).digest('base64url')
}

export function keyOf(key: KeyObject): TrustedKeyRecord {
  return { kid: null, ...keyFacts(key), certificate: null }
}

export function keyOfCertificate(certificate: X509Certificate): TrustedKeyRecord {
  const { certificate: pem, notBefore, notAfter, ...names } = certificateFacts(certificate)
  return {
    kid: null,
    ...keyFacts(certificate.publicKey),
    certificate: { pem, ...names, notBefore: notBefore.toISOString(), notAfter: notAfter.toISOString() },
  }
}

/** A JWK may narrow what its key signs with, and names it. @see RFC 7517 §4.4 and §4.5 */
export function keyOfJwk(key: KeyObject, jwk: { kid?: unknown; alg?: unknown }): TrustedKeyRecord {
  const facts = keyFacts(key)
  const kid = typeof jwk.kid === 'string' && jwk.kid !== '' && jwk.kid.length <= 256 ? jwk.kid : null
  if (jwk.alg === undefined) return { ...facts, kid, certificate: null }
  const named = jwk.alg === 'Ed25519' ? 'EdDSA' : jwk.alg
  const algorithms = facts.algorithms.filter((algorithm): algorithm is Algorithm => algorithm === named)
  if (algorithms.length === 0) throw new UnusableKey('is for an algorithm that is not used here')
  return { ...facts, kid, algorithms, certificate: null }
}
