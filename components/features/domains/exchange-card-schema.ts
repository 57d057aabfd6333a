import { z } from 'zod'

const names = z.array(z.string().max(200, 'must have at most 200 characters'))
export const exchangeCardSchema = z.object({
  delegation: z.boolean(),
  impersonation: z.boolean(),
  delegationClaims: names,
  impersonationClaims: names,
  ttlSeconds: z.string().regex(/^(|[1-9]\d{0,8})$/, 'must be a whole number of 1 or more, or empty'),
  mayOutlive: z.boolean(),
  enforceMayAct: z.boolean(),
  everyIssuer: z.boolean(),
  issuers: z.array(z.string().max(500, 'must have at most 500 characters')),
})
