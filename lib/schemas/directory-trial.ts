import { z } from 'zod'
import { ldapSettingsSchema } from './ldap-settings'
import { line } from './text'

/** Settings to try before, or after, they are saved. */
export const directoryTrialSchema = z.strictObject({
  /** the store they belong to, whose bind password is used where none is given; absent for a new one */
  storeId: z.string().max(64).optional(),
  ldap: ldapSettingsSchema,
  bindPassword: line(1024).optional(),
  /** whom to look for; empty for anybody */
  username: line(256).default(''),
})
