import { z } from 'zod'
import { createKeyPairSchema } from '@/lib/schemas/create-key-pair'

const { aliasName, kind } = createKeyPairSchema.shape
const part = (maxLength: number) => z.string().trim().max(maxLength, `must have at most ${maxLength} characters`)

/** The form holds text; what is left empty is not sent. */
export const newKeyPairFormSchema = z.object({
  aliasName,
  kind,
  validityDays: z.string().regex(/^[1-9]\d{0,4}$/, 'must be a whole number of 1 to 36,500'),
  commonName: part(64),
  organizationalUnit: part(64),
  organization: part(64),
  locality: part(128),
  state: part(128),
  country: z.string().regex(/^([A-Z]{2})?$/, 'must be two capital letters, for example DE'),
})
