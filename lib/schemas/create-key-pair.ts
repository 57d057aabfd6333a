import { z } from 'zod'
import { lenientInteger } from './lenient'
import { line } from './text'
import { aliasNameSchema } from './upload-key-pair'

/** What the server can make itself. */
export const KEY_KINDS = ['RSA_2048', 'RSA_3072', 'RSA_4096', 'EC_P256', 'ED25519'] as const
export type KeyKind = (typeof KEY_KINDS)[number]

export const KEY_KIND_HELP: Record<KeyKind, string> = {
  RSA_2048: 'RS256. Every client and API can verify it.',
  RSA_3072: 'RS256 with a longer key; slower to sign.',
  RSA_4096: 'RS256 with the longest key; slowest to sign.',
  EC_P256: 'ES256. Short signatures and fast signing.',
  ED25519: 'EdDSA. Fast, but older libraries cannot verify it.',
}

export const createKeyPairSchema = z.object({
  aliasName: aliasNameSchema,
  kind: z.enum(KEY_KINDS, `must be one of ${KEY_KINDS.join(', ')}`).default('RSA_2048'),
  /** subject of the self-signed certificate; the alias when absent */
  commonName: line(64).min(1, 'must not be empty').optional(),
  organizationalUnit: line(64).min(1, 'must not be empty').optional(),
  organization: line(64).min(1, 'must not be empty').optional(),
  locality: line(128).min(1, 'must not be empty').optional(),
  state: line(128).min(1, 'must not be empty').optional(),
  country: z
    .string('must be text')
    .regex(/^[A-Z]{2}$/, 'must be two capital letters, for example DE')
    .optional(),
  validityDays: lenientInteger(1, 36_500).default(3650),
})
export type CreateKeyPair = z.input<typeof createKeyPairSchema>
