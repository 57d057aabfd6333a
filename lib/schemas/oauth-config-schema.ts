import { z } from 'zod'
import type { OAuthConfigSetting } from './oauth-config'
import { settingProblem } from './oauth-config-known'
import { line, paragraph } from './text'

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

const MAX_SETTINGS = 2000

const settingsSchema: z.ZodType<OAuthConfigSetting[]> = z
  .array(
    z.object({
      name: line(256).min(1, 'is required'),
      type: line(128).min(1, 'is required'),
      get value(): z.ZodType<OAuthConfigSetting['value']> {
        return z.union([paragraph(20_000), settingsSchema], 'must be text or settings')
      },
    }),
  )
  .max(MAX_SETTINGS, `must have at most ${MAX_SETTINGS} entries`)

/** The whole map as it is taken in: known settings of their type, each name once, others as they come. */
export const givenSettingsSchema = settingsSchema.superRefine((settings, issues) => {
  const seen = new Set<string>()
  for (const setting of settings) {
    const problem = seen.has(setting.name) ? 'is named twice' : settingProblem(setting)
    if (problem) issues.addIssue({ code: 'custom', path: [setting.name], message: problem })
    seen.add(setting.name)
  }
})
