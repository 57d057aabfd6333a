import { z } from 'zod'
import { migrationSettingsSchema } from '@/lib/schemas/migration/settings'

/** The settings as the form holds them: the days as one line. */
export const settingsCardSchema = z.object({
  ...migrationSettingsSchema.shape,
  allowReissueIn: z.array(z.string()),
  reminderDays: z
    .string()
    .regex(/^\s*(\d{1,3}\s*(,\s*\d{1,3}\s*)*)?$/, 'must be whole numbers of days, with commas between')
    .refine((text) => daysOf(text).every((days) => days >= 1 && days <= 365), 'must be 1 to 365 days each')
    .refine((text) => daysOf(text).length <= 20, 'must be 20 at most'),
})

function daysOf(text: string): number[] {
  return text.split(',').filter(Boolean).map(Number)
}
