import { z } from 'zod'
import { brandingSchema, logoSchema } from '@/lib/schemas/branding'

const { displayName, accentLight, accentDark, supportUrl, privacyUrl, termsUrl } = brandingSchema.shape
const orEmpty = <S extends z.ZodType>(schema: S) => z.union([z.literal(''), schema])

export const brandingFormSchema = z.object({
  displayName,
  accentLight: orEmpty(accentLight),
  accentDark: orEmpty(accentDark),
  supportUrl: orEmpty(supportUrl),
  privacyUrl: orEmpty(privacyUrl),
  termsUrl: orEmpty(termsUrl),
  logo: logoSchema.nullable().optional(),
})
