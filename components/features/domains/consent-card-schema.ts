import { z } from 'zod'

const NUMBER = 'must be a whole number of 1 or more'
export const consentCardSchema = z
  .object({
    isKept: z.boolean(),
    minutes: z.string().regex(/^(|[1-9]\d{0,8})$/, NUMBER),
    acknowledgeSeconds: z.string().regex(/^(|[1-9]\d{0,8})$/, `${NUMBER}, or empty`),
  })
  .refine(({ isKept, minutes }) => !isKept || minutes !== '', { path: ['minutes'], message: 'is required' })
