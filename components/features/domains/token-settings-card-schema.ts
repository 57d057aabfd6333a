import { z } from 'zod'
import { tokenSettingsSchema } from '@/lib/schemas/token-setting'

export const tokenSettingsCardSchema = z.object({ tokenSettings: tokenSettingsSchema })
