import { domainSchema } from '@/lib/schemas/domain'

export const resourceRuleCardSchema = domainSchema.pick({ enableMultipleResourceServer: true })
