import { z } from 'zod'

const whole = z.string().regex(/^(|[1-9]\d{0,8})$/, 'must be a whole number of 1 or more, or empty')
export const consentCardSchema = z.object({
  consentExpiryTimeInMinutes: whole,
  consentAcknowledgeExpiryTimeInSeconds: whole,
})
