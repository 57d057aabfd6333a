import { z } from 'zod'
import { MAX_SESSION_MINUTES } from '@/lib/schemas/sso-settings'

const minutes = z
  .string()
  .regex(/^(|[1-9]\d{0,8})$/, 'must be a whole number of 1 or more, or empty')
  .refine((value) => Number(value) <= MAX_SESSION_MINUTES, `must be at most ${MAX_SESSION_MINUTES} minutes`)
export const sessionsCardSchema = z.object({ ssoSessionIdleInMinutes: minutes, ssoSessionMaxInMinutes: minutes })
