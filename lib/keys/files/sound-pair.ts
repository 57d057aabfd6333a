import { type KeyObject, sign, verify, X509Certificate } from 'node:crypto'
import { type CertificateFacts, certificateFacts } from '../certificate-facts'
import { KeyFileError, type RawPair, type ReadPair } from './key-file'
import { belongsTo, privateKeyOf } from './private-key'

export const MIN_RSA_BITS = 2048
/** beyond it a signature takes so long that tokens would wait for it */
export const MAX_RSA_BITS = 8192

type Kind = Pick<ReadPair, 'keyType' | 'algorithm' | 'sizeBits'>

/**
 * Judges a pair: the key is of a kind that signs here, long enough, works, and the certificate is about it.
 * The dates of the certificate are not judged: they end no key, and whoever uploads is told of them.
 */
export function soundPair(raw: RawPair): ReadPair {
  const certificate = certificateOf(raw.certificate)
  const privateKey = privateKeyOf(raw.privateKey)
  const kind = kindOf(privateKey)
  if (!belongsTo(certificate, privateKey)) {
    throw new KeyFileError('certificate', 'The certificate belongs to another private key')
  }
  if (!works(kind, privateKey, certificate.publicKey)) {
    throw new KeyFileError('privateKey', 'The private key is damaged: what it signs does not verify')
  }
  return {
    ...kind,
    publicKey: certificate.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }),
    ...factsOf(certificate),
  }
}

function certificateOf(bytes: Buffer): X509Certificate {
  let certificate: X509Certificate
  try {
    certificate = new X509Certificate(bytes)
    void certificate.publicKey
  } catch {
    throw new KeyFileError('certificate', 'The certificate cannot be read; it must be X.509')
  }
  // A parser that stops early would keep bytes nobody has looked at.
  if (certificate.raw.length !== bytes.length) {
    throw new KeyFileError('certificate', 'Something follows the certificate')
  }
  return certificate
}

/** Names that break the rules of their encoding are found here only. */
function factsOf(certificate: X509Certificate): CertificateFacts {
  try {
    const facts = certificateFacts(certificate)
    if (facts.notAfter.getTime() > facts.notBefore.getTime()) return facts
  } catch {
    // the same answer
  }
  throw new KeyFileError('certificate', 'The names or the dates in the certificate cannot be read')
}

function kindOf(key: KeyObject): Kind {
  const details = key.asymmetricKeyDetails
  switch (key.asymmetricKeyType) {
    case 'rsa': {
      const sizeBits = details?.modulusLength ?? 0
      if (sizeBits < MIN_RSA_BITS) {
        throw new KeyFileError('privateKey', `An RSA key must have at least ${MIN_RSA_BITS} bits; this has ${sizeBits}`)
      }
      if (sizeBits > MAX_RSA_BITS) {
        throw new KeyFileError('privateKey', `An RSA key may have at most ${MAX_RSA_BITS} bits`)
      }
      const exponent = details?.publicExponent ?? 0n
      if (exponent < 65_537n || exponent > 0xffff_ffffn) {
        throw new KeyFileError('privateKey', 'The public exponent of the RSA key must be 65537 or a little above')
      }
      return { keyType: 'RSA', algorithm: 'RS256', sizeBits }
    }
    case 'ec':
      if (details?.namedCurve !== 'prime256v1') {
        throw new KeyFileError('privateKey', 'Of elliptic curves only P-256 signs here')
      }
      return { keyType: 'EC', algorithm: 'ES256', sizeBits: 256 }
    case 'ed25519':
      return { keyType: 'OKP', algorithm: 'EdDSA', sizeBits: 256 }
    default:
      throw new KeyFileError('privateKey', 'The key must be RSA, EC P-256 or Ed25519')
  }
}

function works({ keyType }: Kind, privateKey: KeyObject, publicKey: KeyObject): boolean {
  const sample = Buffer.from('does this pair work')
  const digest = keyType === 'OKP' ? null : 'sha256'
  try {
    return verify(digest, sample, publicKey, sign(digest, sample, privateKey))
  } catch {
    return false
  }
}
