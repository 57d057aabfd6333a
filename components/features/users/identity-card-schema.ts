import { userSchema } from '@/lib/schemas/user'

export const identityCardSchema = userSchema.pick({
  username: true,
  displayName: true,
  givenName: true,
  familyName: true,
  externalId: true,
})
