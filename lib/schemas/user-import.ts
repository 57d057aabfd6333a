/** Files of people: what they may hold, and what is told about them. */
export const IMPORT_MAX_BYTES = 20 * 1024 * 1024
export const IMPORT_MAX_LINES = 100_000
/** Each password costs an argon2id; more are set elsewhere, or by the people themselves. */
export const IMPORT_MAX_PASSWORDS = 2000
export const IMPORT_MAX_COLUMNS = 100

/** Where a column goes: a field by its name, a part of the address, a profile claim, or `attributes.` and a name. */
export const IMPORT_TARGETS = [
  'username',
  'displayName',
  'givenName',
  'familyName',
  'email',
  'emailVerified',
  'phone',
  'phoneVerified',
  'address.street_address',
  'address.locality',
  'address.region',
  'address.postal_code',
  'address.country',
  'profile.nickname',
  'profile.locale',
  'profile.zoneinfo',
  'profile.website',
  'profile.birthdate',
  'groups',
  'externalId',
  'password',
  'mustChangePassword',
] as const
export type ImportTarget = (typeof IMPORT_TARGETS)[number]

export const IMPORT_TARGET_WORDS: Record<ImportTarget, string> = {
  username: 'User name',
  displayName: 'Full name',
  givenName: 'Given name',
  familyName: 'Family name',
  email: 'E-mail address',
  emailVerified: 'E-mail address verified',
  phone: 'Telephone',
  phoneVerified: 'Telephone verified',
  'address.street_address': 'Street',
  'address.locality': 'Town',
  'address.region': 'Region',
  'address.postal_code': 'Postal code',
  'address.country': 'Country',
  'profile.nickname': 'Nickname',
  'profile.locale': 'Locale',
  'profile.zoneinfo': 'Time zone',
  'profile.website': 'Website',
  'profile.birthdate': 'Birth date',
  groups: 'Groups, apart by ;',
  externalId: 'External id',
  password: 'Password',
  mustChangePassword: 'Must change password',
}

/** One target for each column; empty leaves the column out. */
export type ImportMapping = string[]

export interface ImportProblem {
  /** in the file, the first line being 1 */
  line: number
  /** header of the column; empty when the line as a whole is wrong */
  column: string
  rule: string
}

/** What an import would do. */
export interface ImportCheck {
  lines: number
  good: number
  withPassword: number
  /** every bad line, each with every column that is wrong */
  problems: ImportProblem[]
  /** the first good lines as they would be stored */
  sample: { username: string; displayName: string; email: string | null; groups: string[] }[]
  /** stands for exactly this file, mapping, store and outcome; a confirmation brings it back */
  proof: string
}

/** How far an import is; the last one has `problems`. */
export interface ImportProgress {
  done: number
  of: number
  /** lines that were not stored after all, for example because somebody else took the name meanwhile */
  problems?: ImportProblem[]
}
