import { z } from 'zod'

/** How a directory is reached and read. */
export const ldapSettingsSchema = z.looseObject({ url: z.string() })
export type LdapSettings = z.output<typeof ldapSettingsSchema>
