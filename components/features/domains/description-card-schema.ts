import { domainSchema } from '@/lib/schemas/domain'

export const descriptionCardSchema = domainSchema.pick({ description: true, identityProvider: true })
