import { identityStoreSchema } from '@/lib/schemas/identity-store'

export const lockoutCardSchema = identityStoreSchema.pick({
  useNativeSettings: true,
  passwordManagement: true,
  lockoutFailures: true,
  lockoutWindowSeconds: true,
  lockoutDurationSeconds: true,
})
