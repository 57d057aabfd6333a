import { z } from 'zod'
import { lenientBoolean, lenientInteger } from './lenient'
import { descriptionSchema, line } from './text'

/** Longest text of keys that is read; a certificate takes about two thousand characters. */
export const KEYS_TEXT_MAX_LENGTH = 100_000

const keysText = z
  .string('must be text')
  .min(1, 'is required')
  .max(KEYS_TEXT_MAX_LENGTH, `must have at most ${KEYS_TEXT_MAX_LENGTH} characters`)

/** Somebody whose signed statements about people a domain believes. */
export const trustedIssuerSchema = z.object({
  issuer: line(512).min(1, 'is required').meta({ description: 'Exactly the iss of its assertions' }),
  description: descriptionSchema,
  clientIds: z
    .array(line(256).min(1, 'must not be empty'))
    .max(200, 'must have at most 200 entries')
    .transform((list) => [...new Set(list)])
    .nullable()
    .meta({ description: 'Clients that may present its assertions; null means every client with the grant' }),
  maxLifetimeSeconds: lenientInteger(30, 86_400).meta({ description: 'An assertion that lives longer is refused' }),
  clockSkewSeconds: lenientInteger(0, 600).meta({ description: 'How far its clock may be from ours' }),
  enabled: lenientBoolean,
})
export type TrustedIssuer = z.output<typeof trustedIssuerSchema>

/** `keys` is pasted: PEM certificates, PEM public keys, a JWKS or a JWK. */
export const createTrustedIssuerSchema = trustedIssuerSchema
  .partial()
  .required({ issuer: true })
  .extend({ keys: keysText })

/** The issuer is its identity and stays. Keys are added as pasted text and removed by thumbprint. */
export const updateTrustedIssuerSchema = trustedIssuerSchema
  .omit({ issuer: true })
  .partial()
  .extend({ addKeys: z.union([z.literal(''), keysText]).optional(), removeKeys: z.array(line(64)).max(100).optional() })

export interface TrustedKeyView {
  kid: string | null
  keyType: 'RSA' | 'EC' | 'OKP'
  sizeBits: number
  algorithms: string[]
  /** base64url SHA-256 of the key (RFC 7638) */
  thumbprint: string
  certificate: { subject: string; issuer: string; notBefore: Date; notAfter: Date; x5tS256: string } | null
}

export interface TrustedIssuerView extends TrustedIssuer {
  id: string
  domainId: string
  keys: TrustedKeyView[]
  version: number
  createdAt: Date
  updatedAt: Date
}
