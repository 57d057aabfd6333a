import type { Role } from '@/lib/schemas/role'

export interface AccountRecord {
  id: string
  username: string
  displayName: string
  passwordHash: string
  passwordChangedAt: Date
  role: Role
  domainIds: string[]
  disabledAt: Date | null
  version: number
  createdAt: Date
  updatedAt: Date
  lastSignInAt: Date | null
}

export interface AccountStore {
  /** @throws UniqueViolation('account.username') */
  insert(account: AccountRecord): Promise<void>
  byId(id: string): Promise<AccountRecord | null>
  byUsername(username: string): Promise<AccountRecord | null>
  /** Everybody, by user name; an installation has tens of administrators, at most `limit` are answered. */
  list(limit: number): Promise<AccountRecord[]>
  /**
   * Replaces the row when it still has `expectedVersion`; the stored version becomes one higher.
   * @returns false when another save came first
   * @throws ReferenceViolation when one of its domains is gone
   */
  replace(account: AccountRecord, expectedVersion: number): Promise<boolean>
  delete(id: string): Promise<void>
  count(): Promise<number>
  countActiveAdministrators(): Promise<number>
  markSignedIn(id: string, at: Date): Promise<void>
}

export interface SessionRecord {
  /** SHA-256 of the session token */
  id: string
  accountId: string
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  endedAt: Date | null
  authenticatedAt: Date
  address: string | null
  userAgent: string | null
}

export interface SessionStore {
  insert(session: SessionRecord): Promise<void>
  byId(id: string): Promise<SessionRecord | null>
  forAccount(accountId: string): Promise<SessionRecord[]>
  touch(id: string, at: Date): Promise<void>
  markAuthenticated(id: string, at: Date): Promise<void>
  end(id: string, at: Date): Promise<void>
  /** Ends all open sessions of an account but `exceptId`; returns how many. */
  endAll(accountId: string, at: Date, exceptId?: string): Promise<number>
  sweep(before: Date, limit: number): Promise<number>
}

export interface ApiTokenRecord {
  id: string
  accountId: string
  name: string
  hash: string
  hint: string
  role: Role
  domainIds: string[] | null
  createdAt: Date
  expiresAt: Date
  revokedAt: Date | null
  lastUsedAt: Date | null
}

export interface ApiTokenStore {
  insert(token: ApiTokenRecord): Promise<void>
  byHash(hash: string): Promise<ApiTokenRecord | null>
  byId(id: string): Promise<ApiTokenRecord | null>
  forAccount(accountId: string): Promise<ApiTokenRecord[]>
  listAll(limit: number): Promise<(ApiTokenRecord & { username: string })[]>
  revoke(id: string, at: Date): Promise<void>
  markUsed(id: string, at: Date): Promise<void>
}

export interface SetupLinkStore {
  insert(link: { hash: string; createdAt: Date; expiresAt: Date }): Promise<void>
  /** Whether a link could still be used, without using it. */
  isUsable(hash: string, at: Date): Promise<boolean>
  /** One conditional write: true for exactly one caller, and only before it expires. */
  consume(hash: string, at: Date): Promise<boolean>
  /** Ends every unused link. */
  expireAll(at: Date): Promise<void>
}

export interface ThrottleStore {
  get(key: string): Promise<{ failures: number; windowStartAt: Date; blockedUntil: Date | null } | null>
  /** Counts a failure in one statement; starts a new window when the old one is over. */
  fail(key: string, at: Date, windowSeconds: number): Promise<{ failures: number }>
  block(key: string, until: Date): Promise<void>
  /** Takes one failure back, in one statement and never below none. */
  forgive(key: string): Promise<void>
  clear(key: string): Promise<void>
  sweep(before: Date, limit: number): Promise<number>
}
