import { z } from 'zod'
import { domainNameSchema } from './domain'
import { line } from './text'

/** Longest text of one certificate that is read. */
export const CERTIFICATE_TEXT_MAX_LENGTH = 20_000

/** A certificate for a client, with the member names of the administration REST surface. */
export const clientCertificateSchema = z.object({
  certificateValue: z
    .string('must be text')
    .min(1, 'is required')
    .max(CERTIFICATE_TEXT_MAX_LENGTH, `must have at most ${CERTIFICATE_TEXT_MAX_LENGTH} characters`)
    .meta({ description: 'X.509 certificate: base64 of its DER, or PEM' }),
  clientName: line(256).min(1, 'is required').meta({ description: 'Name of the client' }),
  identityDomainName: domainNameSchema.meta({ description: 'Domain of the client' }),
})

export interface ClientCertificateView {
  id: string
  /** base64url SHA-256 of the DER */
  x5tS256: string
  /** base64url SHA-1 of the DER */
  x5t: string
  subject: string
  issuer: string
  isSelfSigned: boolean
  keyDetails: string
  notBefore: Date
  notAfter: Date
  createdAt: Date
  /** PEM */
  certificate: string
}
