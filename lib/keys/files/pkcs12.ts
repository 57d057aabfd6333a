import { X509Certificate } from 'node:crypto'
import { derOf, parseDer } from './asn1'
import { forge } from './forge'
import { KeyFileError, type RawPair } from './key-file'
import { belongsTo, privateKeyOf } from './private-key'

interface Bag {
  type: string
  asn1?: forge.asn1.Asn1
}

/**
 * Reads a PKCS#12 file that holds exactly one private key; further certificates (its chain) are left aside.
 * Old ciphers (RC2, 3DES, MAC with SHA-1) and new ones (AES, MAC with SHA-256) alike.
 * @see RFC 7292
 */
export function readPkcs12(bytes: Uint8Array, password: string): RawPair {
  const root = parseDer(bytes, 'file', 'The file')
  const bags = openBags(root, password)
  const keys = bags.filter(({ type }) => type === forge.pki.oids.keyBag || type === forge.pki.oids.pkcs8ShroudedKeyBag)
  const certificates = bags.filter(({ type }) => type === forge.pki.oids.certBag).map(bytesOf)
  const [key, second] = keys
  if (!key) throw new KeyFileError('file', 'The file holds no private key')
  if (second) throw new KeyFileError('file', 'The file holds more than one private key; it must hold exactly one pair')
  if (certificates.length === 0) throw new KeyFileError('file', 'The file holds no certificate')
  const privateKey = { bytes: bytesOf(key), type: 'pkcs8' as const }
  return { privateKey, certificate: ownCertificate(certificates, privateKey) }
}

function openBags(root: forge.asn1.Asn1, password: string): Bag[] {
  try {
    const { safeContents } = forge.pkcs12.pkcs12FromAsn1(root, false, password)
    return safeContents.flatMap(({ safeBags }) => safeBags)
  } catch (error) {
    if (error instanceof KeyFileError) throw error
    throw explained(error instanceof Error ? error.message : '')
  }
}

/** The library tells reasons as texts only; none of them is passed on. */
function explained(message: string): KeyFileError {
  if (/invalid password|wrong password|failed to decrypt/i.test(message)) {
    return new KeyFileError('password', 'The password does not open the file')
  }
  if (/unsupported/i.test(message)) {
    return new KeyFileError('file', 'The file uses a cipher or a content that is not read here')
  }
  return new KeyFileError('file', 'The file is no PKCS#12 file, or is damaged')
}

function bytesOf({ asn1 }: Bag): Buffer {
  if (!asn1) throw new KeyFileError('file', 'The file is damaged')
  return derOf(asn1)
}

function ownCertificate(certificates: Buffer[], privateKey: RawPair['privateKey']): Buffer {
  const key = privateKeyOf(privateKey)
  for (const certificate of certificates) {
    try {
      if (belongsTo(new X509Certificate(certificate), key)) return certificate
    } catch {
      // A certificate that cannot be read is not the one.
    }
  }
  throw new KeyFileError('certificate', 'No certificate in the file belongs to its private key')
}
