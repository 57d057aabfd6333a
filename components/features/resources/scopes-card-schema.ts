import { resourceSchema } from '@/lib/schemas/resource'

export const scopesCardSchema = resourceSchema.pick({ scopes: true })
