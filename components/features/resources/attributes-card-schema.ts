import { resourceSchema } from '@/lib/schemas/resource'

export const attributesCardSchema = resourceSchema.pick({ tokenAttributes: true })
