import { decryptPkcs8, isEncryptedPkcs8 } from './decrypt-pkcs8'
import type { KeyFile, RawPair, ReadPair } from './key-file'
import { readPem } from './pem'
import { readPkcs12 } from './pkcs12'
import { soundPair } from './sound-pair'

/**
 * Reads a key file that may be hostile. Runs in a worker only, which is ended when it takes too long or too much.
 * @throws KeyFileError with the field that is wrong
 */
export function readKeyFile(file: KeyFile): ReadPair {
  return soundPair(rawPair(file))
}

function rawPair(file: KeyFile): RawPair {
  switch (file.form) {
    case 'pem':
      return readPem(file.text, file.password)
    case 'pkcs12':
      return readPkcs12(file.bytes, file.password)
    case 'der': {
      const { certificate, privateKey, password } = file
      const bytes = isEncryptedPkcs8(privateKey) ? decryptPkcs8(privateKey, password) : Buffer.from(privateKey)
      return { certificate: Buffer.from(certificate), privateKey: { bytes, type: 'pkcs8' } }
    }
  }
}
