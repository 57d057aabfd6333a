/** Lock and password state as the directory itself keeps it. */
export interface NativeState {
  locked: boolean
  disabled: boolean
  mustChangePassword: boolean
  passwordChangedAt: Date | null
}

/** A person as a directory describes it, its attributes mapped to ours. */
export interface DirectoryEntry {
  /** distinguished name */
  dn: string
  username: string
  displayName: string
  givenName: string
  familyName: string
  email: string | null
  emailVerified: boolean
  phone: string | null
  phoneVerified: boolean
  address: DirectoryAddress | null
  /** further standard profile claims, by claim name: `locale`, `zoneinfo`, `website` … */
  profile: Record<string, string>
  groups: string[]
  /** custom attributes, by the names the mapping gives them */
  attributes: Record<string, string | number | boolean | string[]>
  native: NativeState
}

/** Parts of a postal address. @see OpenID Connect Core 1.0 §5.1.1 */
export interface DirectoryAddress {
  formatted?: string
  street_address?: string
  locality?: string
  region?: string
  postal_code?: string
  country?: string
}

export type DirectoryVerdict =
  | { outcome: 'match'; entry: DirectoryEntry }
  /** `entry` where the person was found, so that failures can be counted against somebody */
  | {
      outcome: 'refused'
      reason: 'unknown' | 'password' | 'locked' | 'disabled' | 'must-change-password'
      entry?: DirectoryEntry
    }
  /** the directory did not answer in time, or what it answered makes no sense */
  | { outcome: 'unavailable' }

/** What came of another password; `unfit`: a rule of the directory, which it seldom names. */
export type DirectoryChange =
  | { outcome: 'changed'; entry: DirectoryEntry }
  | { outcome: 'refused' | 'unfit' | 'unavailable' }

/** The directory could not be asked; the message names no credential. */
export class DirectoryUnavailable extends Error {
  override name = 'DirectoryUnavailable'
}
