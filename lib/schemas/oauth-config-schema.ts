import { z } from 'zod'
import type { OAuthConfigSetting } from './oauth-config'

/** The settings as the store keeps them: whatever was taken in is given back. */
export const storedSettingsSchema: z.ZodType<OAuthConfigSetting[]> = z.array(
  z.object({
    name: z.string(),
    type: z.string(),
    get value(): z.ZodType<OAuthConfigSetting['value']> {
      return z.union([z.string(), storedSettingsSchema])
    },
  }),
)
