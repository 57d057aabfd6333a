import { createHash, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { AssertionAlgorithm } from '../ports/trust'
import type { UnverifiedAssertion } from './jws'
import { isSigned } from './verify-signature'

const decoys = new Map<AssertionAlgorithm, KeyObject>()

/** A key that verifies nothing. For RSA any odd number stands in for the modulus: what it says is never believed. */
function decoyKey(algorithm: AssertionAlgorithm): KeyObject {
  const known = decoys.get(algorithm)
  if (known) return known
  const key =
    algorithm === 'ES256'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey
      : algorithm === 'EdDSA'
        ? generateKeyPairSync('ed25519').publicKey
        : rsaDecoy()
  decoys.set(algorithm, key)
  return key
}

function rsaDecoy(): KeyObject {
  const blocks = Array.from({ length: 4 }, (_, at) => createHash('sha512').update(`nobody's key ${at}`).digest())
  const modulus = Buffer.concat(blocks)
  modulus[0] = (modulus[0] ?? 0) | 0x80
  modulus[255] = (modulus[255] ?? 0) | 0x01
  return createPublicKey({ key: { kty: 'RSA', n: modulus.toString('base64url'), e: 'AQAB' }, format: 'jwk' })
}

/** Takes as long as checking the signature would, so that time does not tell whether there was a key to check it with. */
export function spendVerification({ algorithm, signingInput, signature }: UnverifiedAssertion): void {
  isSigned(algorithm, decoyKey(algorithm), Buffer.from(signingInput), signature)
}
