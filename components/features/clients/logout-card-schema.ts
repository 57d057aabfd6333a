import { z } from 'zod'
import { clientSchema } from '@/lib/schemas/client'

export const logoutCardSchema = z.object({
  postLogoutRedirectURIs: clientSchema.shape.postLogoutRedirectURIs,
  backchannelLogoutURI: z.union([z.literal(''), clientSchema.shape.backchannelLogoutURI]),
})
