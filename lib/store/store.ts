import type {
  AccountStore,
  ApiTokenStore,
  PortalInvitationStore,
  SessionStore,
  SetupLinkStore,
  ThrottleStore,
} from './account-types'
import type { AuditStore } from './audit-types'
import type {
  AuthorizationCodeStore,
  AuthorizationUsageStore,
  BrandingStore,
  LogoutNoticeStore,
  ReachStore,
} from './browser-types'
import type { ConsentStore } from './consent-types'
import type { JwksCallerStore, LiveTokenStore } from './key-figures-types'
import type {
  GatewayActivityStore,
  GatewayLookupStore,
  GatewayRefusalStore,
  GatewayUsageStore,
} from './migration/gateway-types'
import type { InventoryStore } from './migration/inventory-types'
import type { MigrationStore } from './migration/migration-types'
import type { MigrationNoticeStore } from './migration/notice-types'
import type { ClientStore, DomainStore, KeyPairStore, ResourceStore, SearchStore } from './policy-types'
import type { SealedValueStore } from './sealed-values'
import type { ServerPresence } from './server-presence'
import type { MetaStore, OAuthConfigStore, UsageStore } from './server-types'
import type { SsoSessionStore } from './sso-session-types'
import type { RefreshTokenStore, RevokedTokenStore, TokenStateStore } from './token-types'
import type { ClientCertificateStore, TrustedIssuerStore, UsedAssertionStore } from './trust-types'
import type { IdentityStoreStore, UserStore } from './user-types'

/** Every aggregate, inside or outside a transaction. */
export interface StoreScope {
  domains: DomainStore
  resources: ResourceStore
  clients: ClientStore
  keyPairs: KeyPairStore
  accounts: AccountStore
  sessions: SessionStore
  apiTokens: ApiTokenStore
  setupLinks: SetupLinkStore
  portalInvitations: PortalInvitationStore
  throttle: ThrottleStore
  audit: AuditStore
  search: SearchStore
  usage: UsageStore
  liveTokens: LiveTokenStore
  jwksCallers: JwksCallerStore
  sealed: SealedValueStore
  presence: ServerPresence
  meta: MetaStore
  identityStores: IdentityStoreStore
  users: UserStore
  trustedIssuers: TrustedIssuerStore
  clientCertificates: ClientCertificateStore
  usedAssertions: UsedAssertionStore
  oauthConfig: OAuthConfigStore
  refreshTokens: RefreshTokenStore
  revokedTokens: RevokedTokenStore
  tokenStates: TokenStateStore
  ssoSessions: SsoSessionStore
  authorizationCodes: AuthorizationCodeStore
  consents: ConsentStore
  logoutNotices: LogoutNoticeStore
  authorizationUsage: AuthorizationUsageStore
  branding: BrandingStore
  reach: ReachStore
  gatewayLookups: GatewayLookupStore
  gatewayUsage: GatewayUsageStore
  gatewayActivity: GatewayActivityStore
  gatewayRefusals: GatewayRefusalStore
  inventory: InventoryStore
  migration: MigrationStore
  migrationNotices: MigrationNoticeStore
}

export interface Store extends StoreScope {
  readonly dialect: 'sqlite' | 'postgresql'
  /**
   * Runs administrative writes as one transaction, one at a time over all nodes: PostgreSQL takes a transaction-level
   * advisory lock first, SQLite has one writer. So a rule that reads before it writes holds under races, and audit
   * entries are chained in commit order. Everything in `work` commits together or not at all.
   * @param options.timeoutSeconds when it is given up; half a minute unless it is known to be much work
   */
  write<T>(work: (tx: StoreScope) => Promise<T>, options?: { timeoutSeconds?: number }): Promise<T>
  /** Throws when the database does not answer. */
  ping(): Promise<void>
  /**
   * Calls `onNotice` at once when any node has committed a change, where the database can tell (PostgreSQL). Notices
   * can be lost, so whoever listens also polls `audit.after`.
   * @returns the function that ends it
   */
  listen(onNotice: () => void): Promise<() => Promise<void>>
  /** Connections in use, idle and waiting, for metrics; null where the dialect has no pool. */
  poolStats(): { total: number; idle: number; waiting: number } | null
  close(): Promise<void>
}

/** A unique constraint was broken; services turn it into a field error. Prisma's own errors never leave the store. */
export class UniqueViolation extends Error {
  constructor(readonly target: string) {
    super(`unique constraint on ${target}`)
    this.name = 'UniqueViolation'
  }
}

/** A row is still referred to, or refers to one that is gone: a domain with clients, a client of a deleted domain. */
export class ReferenceViolation extends Error {
  constructor() {
    super('a row that this one depends on is missing, or others depend on this one')
    this.name = 'ReferenceViolation'
  }
}
