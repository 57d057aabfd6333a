import { type Actor, SYSTEM } from '@/lib/auth/actor'
import type { ServiceContext } from '@/lib/auth/context'
import { FrozenClock } from '@/lib/base/clock'
import { sha256Hex } from '@/lib/base/hash'
import { systemRandom } from '@/lib/base/random'
import type { Role } from '@/lib/schemas/role'
import { createStore } from '@/lib/store/prisma-store'
import type { Store } from '@/lib/store/store'
import { sqliteDatabase, type TestDatabase } from '@/lib/store/testing/databases'
import { ensureDefaultIdentityStore } from '@/lib/users/default-store'

/** A migrated store of its own, a clock that stands still, and contexts for whoever asks. */
export interface World {
  store: Store
  clock: FrozenClock
  as(actor: Actor): ServiceContext
  /** the server itself, which may do everything */
  system: ServiceContext
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
  return {
    store,
    clock,
    as,
    system,
    async close() {
      await store.close()
      await database.drop()
    },
  }
}

/** Somebody signed in to the console, who proved the password at `authenticatedAt`. */
export function person(
  name: string,
  role: Role,
  options: { domainIds?: readonly string[]; authenticatedAt?: Date } = {},
): Actor {
  return {
    kind: 'ACCOUNT',
    id: `account-${name}`,
    name,
    role,
    domainIds: options.domainIds ?? null,
    sessionId: `session-${name}`,
    authenticatedAt: options.authenticatedAt ?? new Date('2026-01-01T00:00:00Z'),
  }
}
