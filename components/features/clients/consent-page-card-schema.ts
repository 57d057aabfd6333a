import { z } from 'zod'
import { clientSchema } from '@/lib/schemas/client'

const { optionalScopes, clientURI, policyURI, termsOfServiceURI } = clientSchema.shape
const orEmpty = <S extends z.ZodType>(schema: S) => z.union([z.literal(''), schema])

export const consentPageCardSchema = z.object({
  optionalScopes,
  clientURI: orEmpty(clientURI),
  policyURI: orEmpty(policyURI),
  termsOfServiceURI: orEmpty(termsOfServiceURI),
})
