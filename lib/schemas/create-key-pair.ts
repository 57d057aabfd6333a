import { z } from 'zod'
import { KEY_KINDS } from './key-kind'
import { lenientInteger } from './lenient'
import { line } from './text'
import { aliasNameSchema } from './upload-key-pair'

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
