import { resourceSchema } from '@/lib/schemas/resource'

export const descriptionCardSchema = resourceSchema.pick({ description: true })
