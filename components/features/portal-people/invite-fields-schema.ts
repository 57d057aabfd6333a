import { inviteSchema } from '@/lib/schemas/portal-account'

export const inviteFieldsSchema = inviteSchema.omit({ customerId: true, partnerId: true })
