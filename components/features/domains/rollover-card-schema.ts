import { domainSchema } from '@/lib/schemas/domain'

export const rolloverCardSchema = domainSchema.pick({ keyPairRolloverDurationInHours: true })
