import { type Clock, systemClock } from '@/lib/base/clock'
import { type Env, env } from '@/lib/base/env'
import { loadMasterKey, type MasterKey } from '@/lib/base/master-key'
import { type Random, systemRandom } from '@/lib/base/random'
import { resetSingleton, singleton } from '@/lib/base/singletons'
import { migrate } from '@/lib/store/migrations/runner'
import { createStore } from '@/lib/store/prisma-store'
import type { Store } from '@/lib/store/store'
import { type Actor, SYSTEM } from './actor'
import type { ServiceContext } from './context'

/** What exists once in a process, whichever of the two bundles asks for it. */
export interface SystemDeps {
  store: Store
  clock: Clock
  random: Random
  masterKey: MasterKey
  publicUrl: string
  /** ends of console sessions */
  sessionIdleSeconds: number
  sessionAbsoluteSeconds: number
}

export interface InitialiseOptions {
  settings?: Env
  clock?: Clock
  random?: Random
  /** the bundled thread that looks after the log of an SQLite database; a process that writes little needs none */
  checkpointScript?: string
  /**
   * Proves that the master key is the one this database was sealed with, before anything is served.
   * A callback, because keys are a floor above this one.
   */
  checkMasterKey?: (store: Store, masterKey: MasterKey, random: Random) => Promise<unknown>
}

const NAME = 'system'

/**
 * Brings the database up to date, opens it, loads the master key, and makes all of it known to the process.
 * Called once by whoever starts the process, before anything is served.
 */
export async function initialise(options: InitialiseOptions = {}): Promise<SystemDeps> {
  const settings = options.settings ?? env()
  const random = options.random ?? systemRandom
  const masterKey = loadMasterKey(settings, random)
  await migrate(settings.DATABASE_URL)
  const store = await createStore(settings.DATABASE_URL, { checkpointScript: options.checkpointScript })
  try {
    await options.checkMasterKey?.(store, masterKey, random)
  } catch (error) {
    await store.close()
    throw error
  }
  return provideSystem({
    store,
    clock: options.clock ?? systemClock,
    random,
    masterKey,
    publicUrl: settings.GATEHOUSE_PUBLIC_URL,
    sessionIdleSeconds: settings.GATEHOUSE_SESSION_IDLE_MINUTES * 60,
    sessionAbsoluteSeconds: settings.GATEHOUSE_SESSION_ABSOLUTE_HOURS * 3600,
  })
}

/** Makes ready-made parts known to the process; `initialise` does it for a server, a test does it for itself. */
export function provideSystem(deps: SystemDeps): SystemDeps {
  resetSingleton(NAME)
  return singleton(NAME, () => deps)
}

/** @throws Error when the process was not initialised: a defect, not a state to handle */
export function systemDeps(): SystemDeps {
  return singleton<SystemDeps>(NAME, () => {
    throw new Error('The server has not been initialised')
  })
}

/** A context for the server's own work: first start, background tasks, the command line. */
export function systemContext(correlationId: string, deps: SystemDeps = systemDeps()): ServiceContext {
  return contextFor(SYSTEM, { correlationId, address: null }, deps)
}

export function contextFor(
  actor: Actor,
  request: { correlationId: string; address: string | null },
  deps: SystemDeps = systemDeps(),
): ServiceContext {
  const { store, clock, random, masterKey, publicUrl } = deps
  return { actor, ...request, store, clock, random, masterKey, publicUrl }
}
