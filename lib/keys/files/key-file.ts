/** More than any key with its chain needs; a file beyond it is not opened. */
export const MAX_KEY_FILE_BYTES = 131_072

/** One key pair as somebody hands it over, in one of the forms that are read here. */
export type KeyFile =
  /** certificate and private key as PEM blocks, in any order */
  | { form: 'pem'; text: string; password: string | null }
  /** DER: an X.509 certificate and a PKCS#8 private key */
  | { form: 'der'; certificate: Uint8Array; privateKey: Uint8Array; password: string | null }
  /** @see RFC 7292 */
  | { form: 'pkcs12'; bytes: Uint8Array; password: string }

/** What the key file must have said to be refused; fields as a form names them. */
export type KeyFileField = 'file' | 'certificate' | 'privateKey' | 'password'

/** Why a key file is not taken. The message quotes nothing of the file. */
export class KeyFileError extends Error {
  constructor(
    readonly field: KeyFileField,
    message: string,
  ) {
    super(message)
    this.name = 'KeyFileError'
  }
}

/** The two halves as bytes, not judged yet. */
export interface RawPair {
  certificate: Buffer
  /** PKCS#8 or a traditional form, never encrypted */
  privateKey: { bytes: Buffer; type: 'pkcs8' | 'pkcs1' | 'sec1' }
}

/** A pair that was read and found sound: its halves belong together and are strong enough. */
export interface ReadPair {
  keyType: 'RSA' | 'EC' | 'OKP'
  algorithm: 'RS256' | 'ES256' | 'EdDSA'
  sizeBits: number
  /** SPKI PEM */
  publicKey: string
  /** PKCS#8 DER; to be sealed and wiped by whoever gets it */
  privateKey: Uint8Array
  certificate: string
  x5t: string
  x5tS256: string
  subject: string
  issuer: string
  notBefore: Date
  notAfter: Date
}
