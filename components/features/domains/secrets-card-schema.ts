import { domainSchema } from '@/lib/schemas/domain'

export const secretsCardSchema = domainSchema.pick({ oldSecretRetentionTimeInDays: true })
