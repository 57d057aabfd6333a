import { derOf, parseDer } from './asn1'
import { forge } from './forge'
import { KeyFileError } from './key-file'

/**
 * Opens an encrypted PKCS#8 private key: PBES2 with AES or 3DES, and the older PKCS#12 ciphers.
 * @throws KeyFileError on `password` when it is missing or wrong
 * @see RFC 5958 §3, RFC 8018 §6.2
 */
export function decryptPkcs8(encrypted: Uint8Array, password: string | null): Buffer {
  if (!password) throw new KeyFileError('password', 'The private key is encrypted, so its password is needed')
  const info = parseDer(encrypted, 'privateKey', 'The private key')
  let opened: forge.asn1.Asn1 | null
  try {
    opened = forge.pki.decryptPrivateKeyInfo(info, password)
  } catch (error) {
    if (error instanceof KeyFileError) throw error
    // Only the list of ciphers is told apart; whatever else goes wrong looks like a wrong password.
    if (error instanceof Error && /unsupported|cannot read encryption/i.test(error.message)) {
      throw new KeyFileError('privateKey', 'The private key is encrypted with a cipher that is not read here')
    }
    opened = null
  }
  if (!opened) throw new KeyFileError('password', 'The password does not open the private key')
  return derOf(opened)
}

/** `EncryptedPrivateKeyInfo` starts with an algorithm, `PrivateKeyInfo` with a version. */
export function isEncryptedPkcs8(bytes: Uint8Array): boolean {
  const root = parseDer(bytes, 'privateKey', 'The private key')
  const [first] = Array.isArray(root.value) ? root.value : []
  return typeof first === 'object' && first.type === forge.asn1.Type.SEQUENCE
}
