import { z } from 'zod'
import { SECRET_LIFETIME_MAX_DAYS } from '@/lib/schemas/client-attention'
import { domainSchema } from '@/lib/schemas/domain'

export const secretsCardSchema = domainSchema.pick({ oldSecretRetentionTimeInDays: true }).extend({
  secretLifetimeInDays: z
    .string()
    .trim()
    .regex(/^(|[1-9]\d{0,3})$/, 'must be a whole number of 1 or more, or empty')
    .refine((days) => Number(days) <= SECRET_LIFETIME_MAX_DAYS, `must be at most ${SECRET_LIFETIME_MAX_DAYS}`),
})
