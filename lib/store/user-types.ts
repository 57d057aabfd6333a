import type { Page } from '@/lib/base/page'
import type { IdentityStoreKind } from '@/lib/schemas/identity-store-kind'
import type { LdapSettings } from '@/lib/schemas/ldap-settings'
import type { PostalAddress, ProfileClaim, UserAttributes } from '@/lib/schemas/user'
import type { UserListQuery } from '@/lib/schemas/user-list-query'

/** Which identity stores a caller may see: null means all of them. */
export type StoreFilter = readonly string[] | null

export interface IdentityStoreRecord {
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
  /** sealed under the master key */
  bindPassword: Uint8Array | null
  version: number
  createdAt: Date
  updatedAt: Date
}

export interface IdentityStoreStore {
  /** @throws UniqueViolation('identityStore.name') when the name is taken, whatever its case */
  insert(store: IdentityStoreRecord): Promise<void>
  byId(id: string): Promise<IdentityStoreRecord | null>
  byName(name: string): Promise<IdentityStoreRecord | null>
  byIds(ids: readonly string[]): Promise<IdentityStoreRecord[]>
  /** By name; an installation has a handful, at most `limit` are answered. */
  list(visible: StoreFilter, limit: number): Promise<IdentityStoreRecord[]>
  /**
   * Replaces the row when it still has `expectedVersion`; the stored version becomes one higher.
   * @returns false when another save came first
   */
  replace(store: IdentityStoreRecord, expectedVersion: number): Promise<boolean>
  /** @throws ReferenceViolation while it has users */
  delete(id: string): Promise<void>
  count(): Promise<number>
  /** Users of a store, counted up to `limit`. */
  countUsers(id: string, limit: number): Promise<number>
  /** Domains that name a store, by name: at most `limit` of them. */
  domainsUsing(name: string, limit: number): Promise<{ id: string; name: string }[]>
  /** Stores that at least one of these domains uses and no other domain does. */
  idsUsedOnlyBy(domainIds: readonly string[]): Promise<string[]>
}

/** Lock and password state as a directory keeps it. */
export interface NativeStateRecord {
  locked: boolean
  disabled: boolean
  mustChangePassword: boolean
}

export interface UserRecord {
  id: string
  storeId: string
  username: string
  displayName: string
  givenName: string
  familyName: string
  email: string | null
  emailVerified: boolean
  phone: string | null
  phoneVerified: boolean
  address: PostalAddress | null
  profile: Partial<Record<ProfileClaim, string>>
  groups: string[]
  attributes: UserAttributes
  externalId: string | null
  directoryDn: string | null
  native: NativeStateRecord | null
  /** when the directory was last asked */
  seenAt: Date | null
  passwordHash: string | null
  passwordChangedAt: Date | null
  mustChangePassword: boolean
  disabledAt: Date | null
  /** by an administrator, until unlocked */
  lockedAt: Date | null
  /** by too many failures, until this instant */
  lockedUntil: Date | null
  failures: number
  failureWindowStartAt: Date | null
  tokensValidFrom: Date | null
  lastSignInAt: Date | null
  version: number
  createdAt: Date
  updatedAt: Date
}

/** What decides over the tokens of a user. */
export interface UserStateRecord
  extends Pick<
    UserRecord,
    'disabledAt' | 'lockedAt' | 'lockedUntil' | 'mustChangePassword' | 'passwordChangedAt' | 'tokensValidFrom'
  > {
  storeKind: string
  passwordManagement: boolean
}

export interface LockoutRule {
  failures: number
  windowSeconds: number
  durationSeconds: number
}

export interface UserProvisioningStore {
  /** Users of a store by user name, from the one of that number (0 the first) on. */
  pageOf(storeId: string, offset: number, limit: number): Promise<UserRecord[]>
  /** Users of a store with this e-mail address, whatever its case. */
  byEmail(storeId: string, email: string, limit: number): Promise<UserRecord[]>
}

export interface UserStore extends UserProvisioningStore {
  /** @throws UniqueViolation('user.username'); ReferenceViolation when the store is gone */
  insert(user: UserRecord): Promise<void>
  /** All or none, in statements of a few hundred rows. @throws as `insert` */
  insertMany(users: readonly UserRecord[]): Promise<void>
  byId(id: string): Promise<UserRecord | null>
  byUsername(storeId: string, username: string): Promise<UserRecord | null>
  byExternalId(storeId: string, externalId: string): Promise<UserRecord | null>
  /** Those of `usernames` that a store already has, in lower case. */
  takenUsernames(storeId: string, usernames: readonly string[]): Promise<string[]>
  /**
   * Replaces the row when it still has `expectedVersion`; the stored version becomes one higher. Counted failures and
   * the lock that came of them are kept unless `resets` says otherwise: they are written by sign-ins, not by edits.
   * @returns false when another save came first
   */
  replace(user: UserRecord, expectedVersion: number, options?: { resetsFailures?: boolean }): Promise<boolean>
  delete(id: string): Promise<void>
  /** Everybody of a store: for a directory whose remembered people are forgotten with it. */
  deleteOfStore(storeId: string): Promise<void>
  withStore(id: string): Promise<{ user: UserRecord; store: IdentityStoreRecord } | null>
  /** What decides over the tokens of a user, by one indexed read. */
  stateOf(id: string): Promise<UserStateRecord | null>
  list(query: UserListQuery, visible: StoreFilter, now: Date): Promise<Page<UserRecord & { storeName: string }>>
  /**
   * Counts a failed sign-in and locks at the last one the rule allows, in one conditional statement; while the user is
   * locked nothing is counted. Of several at once exactly one is told that it locked.
   */
  fail(id: string, at: Date, rule: LockoutRule): Promise<{ failures: number; hasLocked: boolean; until: Date | null }>
  /** Marks the lock that `fail` reported, so that lists find it. */
  markLocked(id: string, until: Date): Promise<void>
  /**
   * Notes a right password, in one conditional statement: takes counted failures back unless a lock was set meanwhile
   * or the password is another one by now.
   * @returns false when the sign-in must not stand
   */
  succeed(id: string, at: Date, expected: { passwordHash: string | null; isCounting: boolean }): Promise<boolean>
  /**
   * Puts another hash of the same password in the place of one, in one conditional statement; nothing else of the person
   * moves. @returns false when the password is another one by now
   */
  renewPasswordHash(id: string, before: string, after: string): Promise<boolean>
  /** Inserts or refreshes what a directory says of a person; of several at once one row comes of it. */
  upsertFromDirectory(user: UserRecord): Promise<UserRecord>
  /** Users of the stores a caller sees, or of one of them, counted up to `limit`. */
  countUpTo(limit: number, visible: StoreFilter, storeId?: string): Promise<number>
  /** Refresh tokens and families that would go with the user, counted up to `limit`. */
  countFamilies(id: string, limit: number): Promise<number>
}
