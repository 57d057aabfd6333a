import { z } from 'zod'
import { passwordSchema } from './account'
import { line, paragraph } from './text'
import type { UserStateName } from './user-state'

/** Wider than the names of administrators: directories and e-mail addresses have their own habits. */
export const endUserNameSchema = line(256)
  .trim()
  .min(1, 'is required')
  .meta({ description: 'Unique in its identity store, whatever its case; `sub` in tokens', example: 'casey.brown' })

const name = (description: string) => line(200).trim().meta({ description })

const emailSchema = z
  .union([z.literal('').transform(() => null), z.email('must be an e-mail address').max(254), z.null()])
  .meta({ description: 'E-mail address; null when there is none', example: 'casey@example.com' })

const phoneSchema = z
  .union([
    z.literal('').transform(() => null),
    line(40)
      .trim()
      .regex(/^\+?[0-9][0-9 ().;a-z=/-]*$/i, 'must be a telephone number, for example +49 30 1234567'),
    z.null(),
  ])
  .meta({ description: 'Telephone number; null when there is none', example: '+49 30 1234567' })

/** @see OpenID Connect Core 1.0 §5.1.1 */
export const addressSchema = z.strictObject({
  formatted: paragraph(1000).optional(),
  street_address: paragraph(500).optional(),
  locality: line(200).optional(),
  region: line(200).optional(),
  postal_code: line(40).optional(),
  country: line(100).optional(),
})
export type PostalAddress = z.output<typeof addressSchema>

/** Standard claims beside name, e-mail, telephone and address. @see OpenID Connect Core 1.0 §5.1 */
export const PROFILE_CLAIMS = [
  'middle_name',
  'nickname',
  'preferred_username',
  'profile',
  'picture',
  'website',
  'gender',
  'birthdate',
  'zoneinfo',
  'locale',
] as const
export type ProfileClaim = (typeof PROFILE_CLAIMS)[number]

export const profileSchema = z
  .partialRecord(z.enum(PROFILE_CLAIMS, 'is not a standard profile claim'), line(1000))
  .meta({ description: 'Further standard profile claims, by claim name', example: { locale: 'de-DE' } })

export const ATTRIBUTE_NAME = /^[A-Za-z][A-Za-z0-9_.:-]{0,127}$/
const MAX_ATTRIBUTES = 100

export const userAttributesSchema = z
  .record(
    z.string().regex(ATTRIBUTE_NAME, 'must start with a letter and hold only letters, digits and _ . : -'),
    z.union(
      [paragraph(4000), z.number('must be a finite number'), z.boolean(), z.array(line(1000)).max(100)],
      'must be text, a number, true or false, or a list of texts',
    ),
  )
  .refine((value) => Object.keys(value).length <= MAX_ATTRIBUTES, `must have at most ${MAX_ATTRIBUTES} entries`)
  .meta({ description: 'Custom attributes, for claims of your own', example: { costCenter: '4711' } })
export type UserAttributes = z.output<typeof userAttributesSchema>

export const groupsSchema = z
  .array(line(256).trim().min(1, 'must not be empty'))
  .max(500, 'must have at most 500 entries')
  .transform((list) => [...new Set(list)])
  .meta({ description: 'Groups the person belongs to', example: ['staff'] })

export const userSchema = z.object({
  username: endUserNameSchema,
  displayName: name('Full name, `name` in tokens'),
  givenName: name('Given name'),
  familyName: name('Family name'),
  email: emailSchema,
  emailVerified: z.boolean().meta({ description: 'Whether somebody made sure that the e-mail address is theirs' }),
  phone: phoneSchema,
  phoneVerified: z.boolean().meta({ description: 'Whether somebody made sure that the telephone number is theirs' }),
  address: addressSchema.nullable().meta({ description: 'Postal address; null when there is none' }),
  profile: profileSchema,
  groups: groupsSchema,
  attributes: userAttributesSchema,
  externalId: z
    .union([z.literal('').transform(() => null), line(256), z.null()])
    .meta({ description: 'Identifier that a provisioning system gave; null when none did' }),
})
export type User = z.output<typeof userSchema>

export const createUserSchema = userSchema
  .partial()
  .required({ username: true })
  .extend({
    password: passwordSchema.optional().meta({ description: 'Without one the user cannot sign in yet' }),
    mustChangePassword: z.boolean().default(false).meta({ description: 'Refused until the password was changed' }),
  })
export type CreateUser = z.input<typeof createUserSchema>

export const updateUserSchema = userSchema.partial()
export type UpdateUser = z.input<typeof updateUserSchema>

export const setUserPasswordSchema = z.object({ password: passwordSchema, mustChange: z.boolean().default(false) })
export type SetUserPassword = z.input<typeof setUserPasswordSchema>

/** What stands in the way of a person now, and what did lately. */
export interface UserStateView {
  state: UserStateName
  /** a sentence: since when, until when, and by what */
  lockedAt: Date | null
  lockedUntil: Date | null
  disabledAt: Date | null
  mustChangePassword: boolean
  /** counted in the window that runs */
  failures: number
  passwordChangedAt: Date | null
  hasPassword: boolean
  tokensValidFrom: Date | null
  lastSignInAt: Date | null
  /** state the directory itself keeps; null for built-in stores and before it was asked */
  native: { locked: boolean; disabled: boolean; mustChangePassword: boolean; decides: boolean; seenAt: Date } | null
}

export interface UserView extends User, UserStateView {
  id: string
  storeId: string
  storeName: string
  storeKind: 'BUILT_IN' | 'LDAP'
  directoryDn: string | null
  version: number
  createdAt: Date
  updatedAt: Date
}

/** One line of the list of users. */
export interface UserListItem {
  id: string
  storeId: string
  storeName: string
  username: string
  displayName: string
  email: string | null
  state: UserStateName
  lastSignInAt: Date | null
  createdAt: Date
}
