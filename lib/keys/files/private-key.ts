import { createPrivateKey, createPublicKey, type KeyObject, type X509Certificate } from 'node:crypto'
import { KeyFileError, type RawPair } from './key-file'

/** @throws KeyFileError when the bytes hold no private key */
export function privateKeyOf({ bytes, type }: RawPair['privateKey']): KeyObject {
  try {
    return createPrivateKey({ key: bytes, format: 'der', type })
  } catch {
    throw new KeyFileError('privateKey', 'The private key cannot be read; it must be PKCS#8')
  }
}

/** Whether the certificate is about the public half of this key. */
export function belongsTo(certificate: X509Certificate, key: KeyObject): boolean {
  const spki = (publicKey: KeyObject) => publicKey.export({ type: 'spki', format: 'der' })
  return spki(certificate.publicKey).equals(spki(createPublicKey(key)))
}
