import { identityStoreSchema } from '@/lib/schemas/identity-store'

export const descriptionCardSchema = identityStoreSchema.pick({ description: true })
