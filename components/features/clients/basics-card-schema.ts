import { clientSchema } from '@/lib/schemas/client'

export const basicsCardSchema = clientSchema.pick({ name: true, description: true, clientType: true })
