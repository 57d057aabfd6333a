import { clientSchema } from '@/lib/schemas/client'

export const redirectsCardSchema = clientSchema.pick({ redirectURIs: true })
