import { z } from 'zod'
import { IDENTITY_STORE_KINDS, type IdentityStoreKind } from './identity-store-kind'
import { type LdapSettings, ldapSettingsSchema } from './ldap-settings'
import { lenientInteger } from './lenient'
import { descriptionSchema, line } from './text'

/** It stands in URLs (`/scim/v2/<store>/Users`) and in `identityProvider` of domains. */
export const identityStoreNameSchema = z
  .string('is required')
  .trim()
  .min(1, 'is required')
  .max(128, 'must have at most 128 characters')
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'must start with a letter or digit and hold only letters, digits and . _ -')
  .meta({ description: 'Unique; domains name it as their identityProvider', example: 'UserIdentityStore1' })

export const identityStoreSchema = z.object({
  name: identityStoreNameSchema,
  kind: z.enum(IDENTITY_STORE_KINDS).meta({ description: 'Where people and passwords are kept' }),
  description: descriptionSchema,
  useNativeSettings: z.boolean().meta({
    description: '"Use Native ID Store Settings": lock and password state that the directory itself keeps decides',
  }),
  passwordManagement: z.boolean().meta({
    description: '"Enable Password Management": failures are counted here and lock the user for a while',
  }),
  lockoutFailures: lenientInteger(1, 1000).meta({ description: 'Failures within the window that lock the user' }),
  lockoutWindowSeconds: lenientInteger(1, 2_592_000).meta({ description: 'Seconds over which failures are counted' }),
  lockoutDurationSeconds: lenientInteger(1, 31_536_000).meta({ description: 'Seconds that such a lock lasts' }),
  ldap: ldapSettingsSchema.nullable().meta({ description: 'How the directory is reached; null for built-in stores' }),
  /** absent keeps the stored one, null takes it away; it is never read back */
  bindPassword: line(1024).min(1, 'must not be empty').nullable(),
})

export const IDENTITY_STORE_DEFAULTS = {
  description: '',
  useNativeSettings: false,
  passwordManagement: true,
  lockoutFailures: 5,
  lockoutWindowSeconds: 900,
  lockoutDurationSeconds: 900,
} as const

export const createIdentityStoreSchema = identityStoreSchema.partial().required({ name: true, kind: true })
export type CreateIdentityStore = z.input<typeof createIdentityStoreSchema>

/** Name and kind are fixed: domains name the one, and the other decides where the people are. */
export const updateIdentityStoreSchema = identityStoreSchema.omit({ name: true, kind: true }).partial()
export type UpdateIdentityStore = z.input<typeof updateIdentityStoreSchema>

export interface IdentityStoreView {
  id: string
  name: string
  kind: IdentityStoreKind
  description: string
  useNativeSettings: boolean
  passwordManagement: boolean
  lockoutFailures: number
  lockoutWindowSeconds: number
  lockoutDurationSeconds: number
  ldap: LdapSettings | null
  hasBindPassword: boolean
  /** domains that name it, of those the reader may see; the first hundred by name */
  domainNames: string[]
  userCount: number
  userCountIsExact: boolean
  version: number
  createdAt: Date
  updatedAt: Date
}
