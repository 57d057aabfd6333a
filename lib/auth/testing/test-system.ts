import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { FrozenClock } from '@/lib/base/clock'
import { type MasterKey, masterKeyFromText } from '@/lib/base/master-key'
import { hashPassword } from '@/lib/base/password'
import { systemRandom } from '@/lib/base/random'
import { resetSingleton } from '@/lib/base/singletons'
import type { Role } from '@/lib/schemas/role'
import type { AccountRecord } from '@/lib/store/account-types'
import { migrate } from '@/lib/store/migrations/runner'
import { createStore } from '@/lib/store/prisma-store'
import type { Store } from '@/lib/store/store'
import { newAccount } from '../accounts'
import { type Actor, ANONYMOUS } from '../actor'
import type { ServiceContext } from '../context'
import { actorFromAccount } from '../session'
import { provideSystem, type SystemDeps } from '../system'

export const PASSWORD = 'correct horse battery'

export interface TestSystem extends SystemDeps {
  clock: FrozenClock
  store: Store
  /** what a service is given, for an actor and an address */
  ctx(actor?: Actor, address?: string | null): ServiceContext
  /** runs SQL behind the store's back, as somebody with the database file would */
  tamper(sql: string, ...values: unknown[]): void
  /** reads behind the store's back */
  query(sql: string): unknown[]
  addAccount(given?: Partial<AccountRecord>, password?: string): Promise<AccountRecord>
  addDomain(id: string): Promise<void>
  close(): Promise<void>
}

/** The real thing on a SQLite file of its own, with a clock that stands still. */
export async function createTestSystem(): Promise<TestSystem> {
  const folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-auth-'))
  const file = path.join(folder, 'test.db')
  await migrate(`file:${file}`)
  const store = await createStore(`file:${file}`)
  const clock = new FrozenClock('2026-03-01T08:00:00Z')
  const masterKey: MasterKey = masterKeyFromText(systemRandom.bytes(32).toString('base64'), 'test')
  // Derived keys and memories of another test's master key and clock must not answer here.
  for (const name of ['basic-verified', 'once-every', 'known-addresses']) resetSingleton(name)
  for (const name of ['audit-anchor-key', 'throttle-key', 'next-auth-secret']) resetSingleton(`${name}:${masterKey.id}`)
  const deps: SystemDeps = provideSystem({
    store,
    clock,
    random: systemRandom,
    masterKey,
    publicUrl: 'http://localhost:3000',
    sessionIdleSeconds: 1800,
    sessionAbsoluteSeconds: 12 * 3600,
  })
  const { random, publicUrl } = deps
  return {
    ...deps,
    clock,
    ctx: (actor = ANONYMOUS, address = '192.0.2.10') => ({
      actor,
      address,
      correlationId: 'test-correlation',
      store,
      clock,
      random,
      masterKey,
      publicUrl,
    }),
    tamper(sql, ...values) {
      const database = new Database(file)
      try {
        database.prepare(sql).run(...values)
      } finally {
        database.close()
      }
    },
    query(sql) {
      const database = new Database(file, { readonly: true })
      try {
        return database.prepare(sql).all()
      } finally {
        database.close()
      }
    },
    async addAccount(given = {}, password = PASSWORD) {
      const account = {
        ...newAccount(deps, {
          username: 'ada',
          displayName: '',
          role: 'ADMINISTRATOR',
          domainIds: [],
          passwordHash: await hashPassword(password),
        }),
        ...given,
      }
      await store.accounts.insert(account)
      return account
    },
    async addDomain(id) {
      const now = clock.now()
      await store.domains.insert({
        id,
        name: id,
        description: '',
        identityProvider: 'UserIdentityStore1',
        errorPageUrl: '/oam/pages/servererror.jsp',
        consentPageUrl: '/oam/pages/consent.jsp',
        tokenSettings: [],
        customAttrs: null,
        enableMultipleResourceServer: false,
        oldSecretRetentionTimeInDays: 0,
        keyPairRolloverDurationInHours: 48,
        tokenEndpointAuthMethodsSupported: null,
        issueTlsBoundAccessTokens: null,
        tlsClientAuthSubjectDn: null,
        version: 1,
        createdAt: now,
        updatedAt: now,
      })
    },
    async close() {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** An actor as a Basic header would make it: no session, so nothing asks for the password again. */
export function actorOf(role: Role, domainIds: string[] = []): Actor {
  return {
    kind: 'ACCOUNT',
    id: `id-of-${role}`,
    name: role.toLowerCase(),
    role,
    domainIds: role === 'DOMAIN_ADMINISTRATOR' ? domainIds : null,
  }
}

/** An actor with a session whose password was proved at `authenticatedAt`. */
export function sessionActor(account: AccountRecord, sessionId: string, authenticatedAt: Date): Actor {
  return { ...actorFromAccount(account), sessionId, authenticatedAt }
}
