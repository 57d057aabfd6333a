import { type Actor, SYSTEM } from '@/lib/auth/actor'
import type { ServiceContext } from '@/lib/auth/context'
import { FrozenClock } from '@/lib/base/clock'
import { sha256Hex } from '@/lib/base/hash'
import { systemRandom } from '@/lib/base/random'
import type { RuntimeDomain } from '@/lib/oauth/ports'
import { keyring, testKey } from '@/lib/oauth/testing/keys'
import type { Role } from '@/lib/schemas/role'
import { DEFAULT_TOKEN_SETTINGS } from '@/lib/schemas/token-type'
import { createStore } from '@/lib/store/prisma-store'
import type { Store } from '@/lib/store/store'
import { sqliteDatabase, type TestDatabase } from '@/lib/store/testing/databases'
import { domainRecord } from '@/lib/store/testing/records'
import { ensureDefaultIdentityStore } from '../default-store'
import { getIdentityStore } from '../identity-stores'

/** A migrated store of its own with the default identity store, a clock that stands still, and contexts. */
export interface World {
  store: Store
  clock: FrozenClock
  /** id of UserIdentityStore1 */
  storeId: string
  as(actor: Actor): ServiceContext
  system: ServiceContext
  /** a domain that names an identity store */
  addDomain(name: string, identityProvider?: string): Promise<string>
  close(): Promise<void>
}

export async function openWorld(makeDatabase: () => Promise<TestDatabase> = sqliteDatabase): Promise<World> {
  const database = await makeDatabase()
  const store = await createStore(database.url)
  const clock = new FrozenClock('2026-01-01T00:00:00Z')
  const bytes = Buffer.alloc(32, 7)
  const masterKey = { id: sha256Hex(bytes).slice(0, 8), bytes, origin: 'test' }
  const as = (actor: Actor): ServiceContext => ({
    actor,
    correlationId: 'test',
    address: '203.0.113.7',
    store,
    clock,
    random: systemRandom,
    masterKey,
    publicUrl: 'https://gate.example',
  })
  const system = as(SYSTEM)
  await ensureDefaultIdentityStore(system)
  const { id: storeId } = await getIdentityStore(system, { name: 'UserIdentityStore1' })
  return {
    store,
    clock,
    storeId,
    as,
    system,
    async addDomain(name, identityProvider = 'UserIdentityStore1') {
      const domain = domainRecord({ name, identityProvider })
      await store.domains.insert(domain)
      return domain.id
    },
    async close() {
      await store.close()
      await database.drop()
    },
  }
}

/** Somebody signed in to the console who has just proved the password. */
export function person(name: string, role: Role, domainIds: readonly string[] | null = null): Actor {
  return {
    kind: 'ACCOUNT',
    id: `account-${name}`,
    name,
    role,
    domainIds,
    sessionId: `session-${name}`,
    authenticatedAt: new Date('2026-01-01T00:00:00Z'),
  }
}

const keys = keyring(testKey('people'))

/** A domain as the protocol sees it, whose people live in the identity store named. */
export function domainOf(identityProvider: string): RuntimeDomain {
  return {
    id: 'd1',
    name: 'Payments',
    issuerMode: 'SHARED',
    consentPageUrl: '/oam/pages/consent.jsp',
    errorPageUrl: '/oam/pages/error.jsp',
    identityProvider,
    enableMultipleResourceServer: false,
    tokenSettings: DEFAULT_TOKEN_SETTINGS,
    tokenEndpointAuthMethodsSupported: null,
    customAttrs: null,
    ...keys,
    revision: '1',
  }
}
