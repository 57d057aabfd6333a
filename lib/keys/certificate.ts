import { X509Certificate as NodeCertificate, webcrypto } from 'node:crypto'
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'
import type { Random } from '@/lib/base/random'
import { type CertificateFacts, certificateFacts } from './certificate-facts'
import type { GeneratedKeys } from './generate'
import { nameOf, type SubjectName } from './subject-name'
import { WEB_ALGORITHMS } from './web-algorithms'

const MS_PER_DAY = 86_400_000

/**
 * Makes the self-signed certificate that carries a signing key, so that `x5t`, `x5t#S256` and `x5c` can name it.
 * The subject is given as data and never parsed, so no character in it can add another field.
 * @param validityDays days from `now`; the certificate does not end the key, it only says how long it was meant to last
 * @see RFC 5280 §4.1
 */
export async function selfSignedCertificate(
  keys: GeneratedKeys,
  options: { subject: SubjectName; validityDays: number; now: Date; random: Random },
): Promise<CertificateFacts> {
  const algorithm = WEB_ALGORITHMS[keys.algorithm]
  const [privateKey, publicKey] = await Promise.all([
    webcrypto.subtle.importKey('pkcs8', keys.privateKey.export({ type: 'pkcs8', format: 'der' }), algorithm, false, [
      'sign',
    ]),
    webcrypto.subtle.importKey('spki', keys.publicKey.export({ type: 'spki', format: 'der' }), algorithm, true, [
      'verify',
    ]),
  ])
  // Certificates count whole seconds.
  const notBefore = new Date(Math.floor(options.now.getTime() / 1000) * 1000)
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: serialNumber(options.random),
      name: nameOf(options.subject),
      notBefore,
      notAfter: new Date(notBefore.getTime() + options.validityDays * MS_PER_DAY),
      signingAlgorithm: algorithm,
      keys: { privateKey, publicKey },
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        await SubjectKeyIdentifierExtension.create(publicKey, false, webcrypto as Crypto),
      ],
    },
    webcrypto as Crypto,
  )
  return certificateFacts(new NodeCertificate(Buffer.from(certificate.rawData)))
}

/** Positive, 127 random bits, no leading zero byte (RFC 5280 §4.1.2.2). */
function serialNumber(random: Random): string {
  const bytes = random.bytes(16)
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40
  return bytes.toString('hex')
}
