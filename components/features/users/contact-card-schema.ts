import { userSchema } from '@/lib/schemas/user'

export const contactCardSchema = userSchema.pick({ email: true, emailVerified: true, phone: true, phoneVerified: true })
