import type { Clock } from '@/lib/base/clock'
import type { HttpHandler } from '@/lib/base/http-message'
import { log } from '@/lib/base/log'
import type { MasterKey } from '@/lib/base/master-key'
import type { Random } from '@/lib/base/random'
import type { OAuthDeps } from '@/lib/oauth/deps'
import type { GatewayDeps } from '@/lib/oauth/gateway/deps'
import { createGatewayHandler } from '@/lib/oauth/gateway/handler'
import type { TrafficFact } from '@/lib/schemas/migration/traffic'
import { createGatewaySnapshot } from '@/lib/store/migration/gateway-snapshot'
import type { Store } from '@/lib/store/store'
import { createSecretVerifier } from '../secret-verifier'
import { telemetry } from '../telemetry'
import { createUserGuard } from '../user-guard'
import { createGatewayEvents } from './events'
import { GatewayRecorder } from './recorder'
import { sweepGateway } from './sweep'

const FLUSH_INTERVAL_MS = 1_000
const MINUTE_MS = 60_000

export interface GatewaySystem {
  store: Store
  clock: Clock
  random: Random
  masterKey: MasterKey
  /** what the gateway shares with the core */
  oauth: Pick<OAuthDeps, 'config' | 'secrets' | 'passwordGuard' | 'signer' | 'publicUrl'>
  /** moves the readiness of integrations by what the gateway saw */
  applyTraffic(store: Store, facts: readonly TrafficFact[]): Promise<void>
  /** moves what has been quiet for long enough; does nothing the second time */
  applyQuiet(store: Store, now: Date): Promise<void>
}

export interface StartedGateway {
  handle: HttpHandler
  /** writes what is still in memory */
  flush(): Promise<void>
  /** ends the background work; what is in memory is written */
  stop(): Promise<void>
}

/** The gateways of a serving process, with their background work. */
export function startGateway(system: GatewaySystem): StartedGateway {
  const { store, clock, random, oauth } = system
  const snapshot = createGatewaySnapshot(store)
  const recorder = new GatewayRecorder({ store, clock, applyTraffic: (facts) => system.applyTraffic(store, facts) })
  const deps: GatewayDeps = {
    ...oauth,
    clock,
    random,
    gateways: snapshot,
    ssd: store.gatewayLookups,
    passwords: createSecretVerifier(system),
    userGuard: createUserGuard(system),
    gatewayEvents: createGatewayEvents(telemetry(), recorder),
  }
  const flushing = every(FLUSH_INTERVAL_MS, () => recorder.flush())
  const quiet = every(MINUTE_MS, async () => {
    await system.applyQuiet(store, clock.now())
    await sweepGateway({ store, clock })
  })
  return {
    handle: createGatewayHandler(deps),
    flush: () => recorder.flush({ all: true }),
    async stop() {
      await flushing.end()
      await quiet.end()
      await recorder.flush({ all: true })
      await snapshot.close()
    },
  }
}

/** Does the same again and again, never twice at a time; a failure is told and tried again. */
function every(intervalMs: number, work: () => Promise<void>): { end(): Promise<void> } {
  let running: Promise<void> | null = null
  const timer = setInterval(() => {
    running ??= work()
      .catch((error: unknown) => log().warn({ err: error }, 'work of the gateways failed; it is tried again'))
      .finally(() => {
        running = null
      })
  }, intervalMs)
  timer.unref()
  return {
    async end() {
      clearInterval(timer)
      await running
    },
  }
}
