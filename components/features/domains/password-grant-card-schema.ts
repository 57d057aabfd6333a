import { z } from 'zod'

export const passwordGrantCardSchema = z.object({
  isOn: z.boolean(),
  lastDay: z.union([z.literal(''), z.iso.date('must be a day')]),
})
