import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import { publishChange } from '@/lib/base/change-bus'
import { isProduction } from '@/lib/base/env'
import { accountStore } from './accounts'
import { apiTokenStore } from './api-tokens'
import { auditStore } from './audit'
import type { AuditRecord } from './audit-types'
import { authorizationCodeStore } from './authorization-codes'
import { authorizationUsageStore } from './authorization-usage'
import { brandingStore } from './branding'
import { clientCertificateStore } from './client-certificates'
import { clientStore } from './clients'
import { type Connection, type ConnectOptions, connect } from './connect'
import { consentStore } from './consents'
import { type Db, type DirectScope, type PrismaScope, rows, sql } from './db'
import { domainStore } from './domains'
import { isTransient } from './errors'
import { identityStoreStore } from './identity-stores'
import { jwksCallerStore } from './jwks-callers'
import { keyPairStore } from './key-pairs'
import { listenForChanges } from './listen'
import { liveTokenStore } from './live-tokens'
import { logoutNoticeStore } from './logout-notices'
import { metaStore } from './meta'
import { gatewayActivityStore } from './migration/gateway-activity'
import { gatewayLookupStore } from './migration/gateway-lookups'
import { gatewayRefusalStore } from './migration/gateway-refusals'
import { gatewayUsageStore } from './migration/gateway-usage'
import { inventoryStore } from './migration/inventory'
import { migrationStore } from './migration/migration-store'
import { migrationNoticeStore } from './migration/notices'
import { Mutex } from './mutex'
import { oauthConfigStore } from './oauth-config'
import { portalInvitationStore } from './portal-invitations'
import { reachStore } from './reach'
import { refreshTokenStore } from './refresh-tokens'
import { resourceStore } from './resources'
import { revokedTokenStore } from './revoked-tokens'
import { sealedValueStore } from './sealed-values'
import { searchStore } from './search'
import { serverPresence } from './server-presence'
import { sessionStore } from './sessions'
import { setupLinkStore } from './setup-links'
import { ssoSessionStore } from './sso-sessions'
import type { Store, StoreScope } from './store'
import { throttleStore } from './throttle'
import { tokenStateStore } from './token-states'
import { trustedIssuerStore } from './trusted-issuers'
import { usageStore } from './usage'
import { usedAssertionStore } from './used-assertions'
import { userStore } from './users'

/** Every node takes this PostgreSQL lock for an administrative write; the number has no other meaning. */
const WRITE_LOCK_ID = 4_718_309_203
const WRITE_WAIT_MS = 30_000
const MAX_ATTEMPTS = 4

/**
 * Whether the caller is inside a write already, which would wait for itself. Told in development and in tests alone: the
 * first use of such a mark makes every promise of the process dearer from then on, some 6 % of a code flow.
 */
function writeMark(): { isSet(): boolean; during<T>(work: () => Promise<T>): Promise<T> } {
  if (isProduction()) return { isSet: () => false, during: (work) => work() }
  const mark = new AsyncLocalStorage<true>()
  return { isSet: () => mark.getStore() === true, during: (work) => mark.run(true, work) }
}

/**
 * Opens the store; the database must have been migrated.
 * @param url `file:…` or `postgresql://…`
 */
export async function createStore(url: string, options: ConnectOptions = {}): Promise<Store> {
  const connection = await connect(url, options)
  const db = outsideTransactions(connection)
  const writes = new Mutex()
  const inWrite = writeMark()

  async function attempt<T>(
    work: (tx: StoreScope) => Promise<T>,
    timeoutSeconds: number | undefined,
  ): Promise<{ result: T; appended: AuditRecord[] }> {
    const appended: AuditRecord[] = []
    const result = await connection.prisma.$transaction(
      async (prisma) => {
        const tx = insideTransaction(prisma, connection)
        if (connection.dialect === 'postgresql')
          await rows(tx, sql`SELECT pg_advisory_xact_lock(${WRITE_LOCK_ID})::text`)
        return inWrite.during(() => work(scope(tx, (entry) => appended.push(entry))))
      },
      timeoutSeconds === undefined ? undefined : { timeout: timeoutSeconds * 1000 },
    )
    return { result, appended }
  }

  return {
    ...scope(db),
    dialect: connection.dialect,
    async write(work, { timeoutSeconds } = {}) {
      if (inWrite.isSet()) throw new Error('write() inside write(): use the transaction that was given')
      // One connection a process waits for the lock of the cluster, so that reads always find one.
      const release = await writes.acquire(WRITE_WAIT_MS)
      try {
        const { result, appended } = await retried(() => attempt(work, timeoutSeconds))
        for (const { seq, entityKind, entityId, domainId, outcome } of appended) {
          if (outcome === 'SUCCESS') publishChange({ seq, entityKind, entityId, domainId })
        }
        return result
      } finally {
        release()
      }
    },
    async ping() {
      await rows(db, sql`SELECT 1 AS "one"`)
    },
    listen: (onNotice) => listenForChanges(url, onNotice),
    poolStats: () => connection.poolStats(),
    close: () => connection.close(),
  }
}

function scope(db: Db, onAppend?: (entry: AuditRecord) => void): StoreScope {
  return {
    domains: domainStore(db),
    resources: resourceStore(db),
    clients: clientStore(db),
    keyPairs: keyPairStore(db),
    accounts: accountStore(db),
    sessions: sessionStore(db),
    apiTokens: apiTokenStore(db),
    setupLinks: setupLinkStore(db),
    portalInvitations: portalInvitationStore(db),
    throttle: throttleStore(db),
    audit: auditStore(db, onAppend),
    search: searchStore(db),
    usage: usageStore(db),
    liveTokens: liveTokenStore(db),
    jwksCallers: jwksCallerStore(db),
    sealed: sealedValueStore(db),
    presence: serverPresence(db),
    meta: metaStore(db),
    identityStores: identityStoreStore(db),
    users: userStore(db),
    trustedIssuers: trustedIssuerStore(db),
    clientCertificates: clientCertificateStore(db),
    usedAssertions: usedAssertionStore(db),
    oauthConfig: oauthConfigStore(db),
    refreshTokens: refreshTokenStore(db),
    revokedTokens: revokedTokenStore(db),
    tokenStates: tokenStateStore(db),
    ssoSessions: ssoSessionStore(db),
    authorizationCodes: authorizationCodeStore(db),
    consents: consentStore(db),
    logoutNotices: logoutNoticeStore(db),
    authorizationUsage: authorizationUsageStore(db),
    branding: brandingStore(db),
    reach: reachStore(db),
    gatewayLookups: gatewayLookupStore(db),
    gatewayUsage: gatewayUsageStore(db),
    gatewayActivity: gatewayActivityStore(db),
    gatewayRefusals: gatewayRefusalStore(db),
    inventory: inventoryStore(db),
    migration: migrationStore(db),
    migrationNotices: migrationNoticeStore(db),
  }
}

function insideTransaction(prisma: PrismaScope, { dialect }: Connection): Db {
  const db: Db = { prisma, dialect, atomic: (work) => work(db) }
  return db
}

function outsideTransactions(connection: Connection): Db {
  const { prisma, dialect, direct } = connection
  return {
    prisma,
    dialect,
    direct,
    hotAtomic: direct && ((work) => retried(() => direct.atomic((tx) => work(directScope(connection, tx))))),
    atomic: (work) => retried(() => prisma.$transaction((tx) => work(insideTransaction(tx, connection)))),
  }
}

/** A transaction of raw statements alone. */
function directScope({ dialect }: Connection, direct: DirectScope): Db {
  const db: Db = {
    dialect,
    direct,
    // Prisma would wait for its turn to write, which comes when this transaction has ended.
    get prisma(): PrismaScope {
      throw new Error('a write of the hot path is made of raw statements')
    },
    atomic: (work) => work(db),
  }
  return db
}

/** Tries again what failed only because somebody else was at the same rows. */
async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !isTransient(error)) throw error
      await delay(5 * 4 ** attempt * (0.5 + Math.random()))
    }
  }
}
