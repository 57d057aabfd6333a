import { clientSchema } from '@/lib/schemas/client'

export const attributesCardSchema = clientSchema.pick({ attributes: true })
