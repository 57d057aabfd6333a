import { userSchema } from '@/lib/schemas/user'

export const profileCardSchema = userSchema.pick({ profile: true })
