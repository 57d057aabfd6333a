import { z } from 'zod'
import { lenientBoolean, lenientInteger } from './lenient'
import { TOKEN_TYPES } from './token-type'

const seconds = lenientInteger(0, 315_360_000)

/** Lifetimes of one token type. Omitted members are 0 or false, not the defaults of a new domain. */
export const tokenSettingSchema = z.object({
  tokenType: z
    .enum(TOKEN_TYPES, `must be one of ${TOKEN_TYPES.join(', ')}`)
    .meta({ description: 'Kind of token the entry is about; named once' }),
  tokenExpiry: seconds.meta({ description: 'Lifetime in seconds', example: 3600 }),
  lifeCycleEnabled: lenientBoolean.default(false).meta({ description: 'Stored and echoed' }),
  refreshTokenEnabled: lenientBoolean
    .default(false)
    .meta({ description: 'ACCESS_TOKEN only: a refresh token comes with it' }),
  refreshTokenExpiry: seconds.default(0).meta({ description: 'Lifetime in seconds', example: 86400 }),
  refreshTokenLifeCycleEnabled: lenientBoolean.default(false).meta({ description: 'Stored and echoed' }),
})
export type TokenSetting = z.output<typeof tokenSettingSchema>

export const tokenSettingsSchema = z
  .array(tokenSettingSchema)
  .max(TOKEN_TYPES.length, 'names a token type twice')
  .superRefine((list, issues) => {
    list.forEach((entry, index) => {
      if (list.findIndex((other) => other.tokenType === entry.tokenType) !== index) {
        issues.addIssue({ code: 'custom', path: [index, 'tokenType'], message: `${entry.tokenType} is named twice` })
      }
    })
  })
