import { X509Certificate } from 'node:crypto'
import { fieldError } from '@/lib/base/app-error'
import type { ClientCertificateView } from '@/lib/schemas/client-certificate'
import type { ClientCertificateRecord, TrustedKeyRecord } from '@/lib/store/trust-types'
import { pastedKeys } from './trusted-issuer-rules'
import { keyFacts } from './trusted-key'

type CertificateFacts = Omit<ClientCertificateRecord, 'id' | 'clientPk' | 'createdAt'>

/**
 * The one certificate in a text: PEM, or base64 of its DER.
 * @throws AppError on `certificateValue` for anything else, and for a certificate that has ended
 */
export function certificateOf(text: string, now: Date): CertificateFacts {
  const keys = pastedKeys(text, 'certificateValue')
  const certificate = keys[0]?.certificate
  if (!certificate) throw fieldError('certificateValue', 'must be a certificate, not a bare key')
  if (keys.length > 1) throw fieldError('certificateValue', 'must be one certificate, without its chain')
  const { pem, notBefore, notAfter, ...names } = certificate
  if (new Date(notAfter) <= now) {
    throw fieldError('certificateValue', `The certificate ended on ${notAfter.slice(0, 10)}`)
  }
  return { ...names, certificate: pem, notBefore: new Date(notBefore), notAfter: new Date(notAfter) }
}

export function certificateView(record: ClientCertificateRecord): ClientCertificateView {
  return {
    id: record.id,
    x5t: record.x5t,
    x5tS256: record.x5tS256,
    subject: oneLine(record.subject),
    issuer: oneLine(record.issuer),
    isSelfSigned: record.subject === record.issuer,
    keyDetails: keyDetails(keyFacts(new X509Certificate(record.certificate).publicKey)),
    notBefore: record.notBefore,
    notAfter: record.notAfter,
    createdAt: record.createdAt,
    certificate: record.certificate,
  }
}

function keyDetails({ keyType, sizeBits }: Pick<TrustedKeyRecord, 'keyType' | 'sizeBits'>): string {
  if (keyType === 'RSA') return `RSA, ${sizeBits} bits`
  return keyType === 'EC' ? 'P-256' : 'Ed25519'
}

/** Node writes one name part a line. */
function oneLine(name: string): string {
  return name.replaceAll('\n', ', ')
}

/** Thumbprints are written in base64url, or in hex with or without colons. */
export function isThumbprintOf({ x5t, x5tS256 }: ClientCertificateRecord, given: string): boolean {
  const hex = given.replaceAll(':', '').trim().toLowerCase()
  return [x5t, x5tS256].some((own) => own === given.trim() || Buffer.from(own, 'base64url').toString('hex') === hex)
}
