import { createHash, type X509Certificate } from 'node:crypto'
import { X509Certificate as ParsedCertificate } from '@peculiar/x509'
import { base64url } from '@/lib/base/base64url'
import { distinguishedName } from './distinguished-name'

export interface CertificateFacts {
  /** PEM */
  certificate: string
  /** base64url SHA-1 of the DER (RFC 7515 §4.1.7) */
  x5t: string
  /** base64url SHA-256 of the DER (RFC 7515 §4.1.8) */
  x5tS256: string
  subject: string
  issuer: string
  notBefore: Date
  notAfter: Date
}

/** What the console, the REST surface and JWKS say about a certificate. */
export function certificateFacts(certificate: X509Certificate): CertificateFacts {
  const der = certificate.raw
  const { subjectName, issuerName } = new ParsedCertificate(new Uint8Array(der))
  return {
    certificate: certificate.toString(),
    x5t: base64url(createHash('sha1').update(der).digest()),
    x5tS256: base64url(createHash('sha256').update(der).digest()),
    subject: distinguishedName(subjectName),
    issuer: distinguishedName(issuerName),
    notBefore: new Date(certificate.validFrom),
    notAfter: new Date(certificate.validTo),
  }
}
