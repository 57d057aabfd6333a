import { domainSchema } from '@/lib/schemas/domain'

export const pagesCardSchema = domainSchema.pick({ errorPageURL: true, consentPageURL: true })
