import { z } from 'zod'

const choice = z.enum(['', 'true', 'false'])

export const refreshCardSchema = z.object({
  refreshTokenRotation: choice,
  refreshTokenAutoRevoke: choice,
  refreshTokenAbsoluteExpiryInSeconds: z
    .string()
    .trim()
    .regex(/^(|[1-9]\d{0,8})$/, 'must be a whole number of 1 or more, or empty'),
})
