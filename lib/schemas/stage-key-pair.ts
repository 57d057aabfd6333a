import { z } from 'zod'
import { KEY_KINDS } from './key-kind'
import { lenientInteger } from './lenient'
import { aliasNameSchema } from './upload-key-pair'

/** A step of the staging names the pair by its alias. */
export const stagedPairSchema = z.object({ aliasName: aliasNameSchema })

/** A pair that is made to be published at once. */
export const newSigningPairSchema = z.object({
  kind: z.enum(KEY_KINDS, `must be one of ${KEY_KINDS.join(', ')}`).default('RSA_2048'),
  validityDays: lenientInteger(1, 36_500).default(3650),
})
