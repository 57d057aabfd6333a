import { createPublicKey, type JsonWebKey, X509Certificate } from 'node:crypto'
import type { TrustedKeyRecord } from '@/lib/store/trust-types'
import { keyOf, keyOfCertificate, keyOfJwk, UnusableKey } from './trusted-key'

const MAX_KEYS = 20
const PEM_BLOCK = /-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\s]*)-----END \1-----/g

/**
 * The keys in a pasted text: PEM certificates and public keys, a JWKS, one JWK, or a certificate or public key in
 * base64. Nothing is ever fetched. A key that is there twice is taken once.
 * @throws UnusableKey naming the first one that cannot be believed
 */
export function parsePublicKeys(text: string): TrustedKeyRecord[] {
  const trimmed = text.trim()
  const read = trimmed.startsWith('{')
    ? jwkKeys(trimmed)
    : trimmed.includes('-----')
      ? pemKeys(trimmed)
      : [derKey(trimmed)]
  const byThumbprint = new Map(read.map((key) => [key.thumbprint, key]))
  if (byThumbprint.size === 0) throw new UnusableKey('holds no key that signs')
  if (byThumbprint.size > MAX_KEYS) throw new UnusableKey(`holds more than ${MAX_KEYS} keys`)
  return [...byThumbprint.values()]
}

function pemKeys(text: string): TrustedKeyRecord[] {
  if (/PRIVATE KEY/.test(text)) {
    throw new UnusableKey('holds a private key; paste only certificates and public keys, and replace that key')
  }
  const blocks = [...text.matchAll(PEM_BLOCK)]
  const announced = text.split('-----BEGIN').length - 1
  if (blocks.length === 0 || blocks.length !== announced) throw new UnusableKey('holds PEM that is cut off or damaged')
  if (blocks.length > MAX_KEYS) throw new UnusableKey(`holds more than ${MAX_KEYS} keys`)
  return numbered(blocks, ([pem, label]) => {
    if (label === 'CERTIFICATE') return keyOfCertificate(readable(() => new X509Certificate(pem)))
    if (label === 'PUBLIC KEY' || label === 'RSA PUBLIC KEY') return keyOf(readable(() => createPublicKey(pem)))
    throw new UnusableKey('is neither a certificate nor a public key')
  })
}

function jwkKeys(text: string): TrustedKeyRecord[] {
  const document: unknown = readable(() => JSON.parse(text))
  const list = isObject(document) && Array.isArray(document.keys) ? document.keys : [document]
  if (list.length > 5 * MAX_KEYS) throw new UnusableKey(`holds more than ${MAX_KEYS} keys`)
  // A set often lists encryption keys as well; they sign nothing.
  const signing = list.filter((jwk) => !(isObject(jwk) && jwk.use !== undefined && jwk.use !== 'sig'))
  return numbered(signing, (jwk) => {
    if (!isObject(jwk) || typeof jwk.kty !== 'string') throw new UnusableKey('is no JWK')
    if ('d' in jwk || 'k' in jwk) {
      throw new UnusableKey('is a private or shared key; paste only public ones, and replace that key')
    }
    return keyOfJwk(
      readable(() => createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' })),
      jwk,
    )
  })
}

/** One certificate, or else one public key, in base64 as the administration surface has it. */
function derKey(text: string): TrustedKeyRecord {
  const base64 = text.replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(base64)) throw new UnusableKey('is neither PEM, nor JWKS, nor base64')
  const der = Buffer.from(base64, 'base64')
  const certificate = parsed(() => new X509Certificate(der))
  if (certificate) return keyOfCertificate(certificate)
  return keyOf(readable(() => createPublicKey({ key: der, type: 'spki', format: 'der' })))
}

/** Tells which one of several it is that cannot be used. */
function numbered<T>(items: readonly T[], read: (item: T) => TrustedKeyRecord): TrustedKeyRecord[] {
  return items.map((item, at) => {
    try {
      return read(item)
    } catch (error) {
      if (!(error instanceof UnusableKey) || items.length === 1) throw error
      throw new UnusableKey(`holds ${items.length} keys, and number ${at + 1} ${error.message}`)
    }
  })
}

/** What the parser says of broken input stays inside: it may quote the input. */
function readable<T>(read: () => T): T {
  const value = parsed(read)
  if (value === null) throw new UnusableKey('cannot be read: it is damaged, or something else')
  return value
}

function parsed<T>(read: () => T): T | null {
  try {
    return read()
  } catch {
    return null
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
