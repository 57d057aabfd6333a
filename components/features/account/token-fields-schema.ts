import { z } from 'zod'
import { createApiTokenSchema } from '@/lib/schemas/api-token'

export const tokenFieldsSchema = createApiTokenSchema.omit({ domainIds: true, expiresInDays: true }).extend({
  domains: z.array(z.string()),
  expiresInDays: z.string(),
})
