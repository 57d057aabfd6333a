import { clientSchema } from '@/lib/schemas/client'

export const customClaimsCardSchema = clientSchema.pick({
  accessTokenCustomClaims: true,
  idTokenCustomClaims: true,
  userInfoCustomClaims: true,
  userInfoSignedResponse: true,
})
