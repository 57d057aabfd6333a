import { z } from 'zod'
import { PKCE_DOMAIN_VALUES } from '@/lib/schemas/custom-attrs'

export const pkceCardSchema = z.object({
  usePKCE: z.union([z.literal(''), z.enum(PKCE_DOMAIN_VALUES)]),
  pkceS256Only: z.boolean(),
})
