import type { PortalRole } from '@/lib/schemas/portal-role'
import type { Role } from '@/lib/schemas/role'

export interface AccountRecord {
  id: string
  username: string
  displayName: string
  passwordHash: string
  passwordChangedAt: Date
  role: Role
  domainIds: string[]
  /** of an account of the portal, null for one of the console: where to write to, and whose people it belongs to */
  email: string | null
  customerId: string | null
  partnerId: string | null
  portalRole: PortalRole | null
  /** key of a second factor, sealed; in force once it was confirmed */
  totpSealed: Uint8Array | null
  totpConfirmedAt: Date | null
  /** number of the last time step whose code was used */
  totpLastStep: number | null
  disabledAt: Date | null
  version: number
  createdAt: Date
  updatedAt: Date
  lastSignInAt: Date | null
}

/** A partner or a customer: one of the two ids. */
export type Organisation = { customerId: string; partnerId?: never } | { partnerId: string; customerId?: never }

export type SecondFactor = Pick<AccountRecord, 'totpSealed' | 'totpConfirmedAt' | 'totpLastStep'>

export interface AccountStore {
  /** @throws UniqueViolation('account.username') */
  insert(account: AccountRecord): Promise<void>
  byId(id: string): Promise<AccountRecord | null>
  byUsername(username: string): Promise<AccountRecord | null>
  /** Everybody of the console, by user name; an installation has tens of them, at most `limit` are answered. */
  list(limit: number): Promise<AccountRecord[]>
  /** The people of one partner or customer, oldest first. */
  ofOrganisation(organisation: Organisation, limit: number): Promise<AccountRecord[]>
  countActiveOwners(organisation: Organisation): Promise<number>
  /** Sets, confirms or takes away a second factor. */
  setSecondFactor(id: string, factor: SecondFactor): Promise<void>
  /** One conditional write: true when no code of this time step or a later one was used before. */
  spendTotpStep(id: string, step: number): Promise<boolean>
  /**
   * Replaces the row but its second factor when it still has `expectedVersion`; the stored version becomes one higher.
   * @returns false when another save came first
   * @throws ReferenceViolation when one of its domains is gone
   */
  replace(account: AccountRecord, expectedVersion: number): Promise<boolean>
  delete(id: string): Promise<void>
  /** How many of the console there are; people of the portal set nothing up. */
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

export interface PortalInvitationRecord {
  /** SHA-256 of what the link carries */
  id: string
  email: string
  displayName: string
  customerId: string | null
  partnerId: string | null
  portalRole: PortalRole
  invitedBy: string
  createdAt: Date
  expiresAt: Date
  usedAt: Date | null
}

export interface PortalInvitationStore {
  insert(invitation: PortalInvitationRecord): Promise<void>
  byId(id: string): Promise<PortalInvitationRecord | null>
  /** Those that nobody used, newest first; also those whose time is over. */
  openOf(organisation: Organisation, limit: number): Promise<PortalInvitationRecord[]>
  /** One conditional write: true for exactly one caller, and only before it expires. */
  consume(id: string, at: Date): Promise<boolean>
  delete(id: string): Promise<void>
  /** Withdraws every unused one of an organisation to an address. */
  deleteOpen(organisation: Organisation, email: string): Promise<number>
  sweep(before: Date, limit: number): Promise<number>
}
