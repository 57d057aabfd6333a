import { z } from 'zod'
import { SSO_LINK_DELIVERIES } from '@/lib/schemas/sso-settings'

export const sessionTokensCardSchema = z.object({
  linkTokensToSession: z.boolean(),
  OAUTH_TOKEN_RESPONSE_TYPE: z.union([z.literal(''), z.enum(SSO_LINK_DELIVERIES)]),
})
