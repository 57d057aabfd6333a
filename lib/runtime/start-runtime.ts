import { SYSTEM } from '@/lib/auth/actor'
import type { Clock } from '@/lib/base/clock'
import { env, serverDefaults, smtpOf } from '@/lib/base/env'
import type { HttpHandler } from '@/lib/base/http-message'
import { log } from '@/lib/base/log'
import type { MasterKey } from '@/lib/base/master-key'
import type { Random } from '@/lib/base/random'
import { registerProtocolProbe } from '@/lib/diagnostics/protocol-probe'
import { networkPolicy } from '@/lib/egress/network-policy'
import { postForm } from '@/lib/egress/post-form'
import { publicJwk } from '@/lib/keys/jwk'
import { openPrivateKey } from '@/lib/keys/private-key'
import { applyQuiet, applyTraffic } from '@/lib/migration/traffic'
import { registerBrandingPreview } from '@/lib/policy/branding-preview'
import { registerAssertionProbe } from '@/lib/policy/try-assertion'
import type { KeyPairRecord } from '@/lib/store/policy-types'
import { createSnapshot } from '@/lib/store/snapshot'
import type { Store } from '@/lib/store/store'
import { createAssertionProbe } from './assertion-probe'
import { createBrandingPreview } from './branding-preview'
import { createBrowserPorts } from './browser/browser-ports'
import { createRuntime, type Runtime } from './create-runtime'
import { startGateway } from './gateway/start-gateway'
import { callerKeyFrom } from './key-usage-recorder'
import { startKeyWork } from './key-work'
import { startLogoutNotices } from './logout-notices'
import { startMigrationNotices } from './migration-notices'
import { createPasswordGuard } from './password-guard'
import { createProtocolProbe } from './probe/create-probe'
import { refreshKeyOf } from './refresh-key'
import { runtimeRefreshTokens } from './refresh-tokens'
import { startTokenSweep } from './sweep-tokens'
import { telemetry } from './telemetry'
import type { FlushBudget } from './usage-recorder'
import { runtimeUserDirectory } from './user-directory'

const FLUSH_INTERVAL_MS = 5000
/** about a fiftieth of the time between two flushes, where the database is embedded */
const FLUSH_BUDGET = { figures: 2500, marks: 1000 }

/** A client that is told of the end of a session answers within so long. */
const NOTICE_TIMEOUT_MS = 5000

export interface StartedRuntime extends Runtime {
  /** what gateways answer */
  handleGateway: HttpHandler
  /** ends the background work; figures still in memory are written */
  stop(): Promise<void>
}

/** The runtime of a serving process: over the configuration snapshot, with its background work. */
export async function startRuntime(system: {
  store: Store
  clock: Clock
  random: Random
  masterKey: MasterKey
  publicUrl: string
}): Promise<StartedRuntime> {
  const tools = { openKey: (pair: KeyPairRecord) => openPrivateKey(system.masterKey, pair), publicJwk }
  const snapshot = createSnapshot(system.store, tools, { serverDefaults: serverDefaults(env()) })
  telemetry().observePool(system.store)
  const browser = createBrowserPorts({ ...system, branding: snapshot.branding })
  const runtime = createRuntime({
    ...system,
    browser: browser.ports,
    users: runtimeUserDirectory(system),
    tokenStates: system.store.tokenStates,
    refreshTokens: runtimeRefreshTokens(system),
    revokedTokens: system.store.revokedTokens,
    passwordGuard: createPasswordGuard(system),
    replay: system.store.usedAssertions,
    refreshKey: refreshKeyOf(system.masterKey),
    callerKey: callerKeyFrom(system.masterKey),
    config: snapshot,
  })
  const findRefreshToken = (id: string) => system.store.refreshTokens.findById(id)
  registerProtocolProbe(createProtocolProbe({ ...runtime.oauth, findRefreshToken }))
  registerAssertionProbe(createAssertionProbe({ ...runtime.oauth, used: system.store.usedAssertions }))
  registerBrandingPreview(createBrandingPreview({ config: snapshot, clock: system.clock }))
  const warming = snapshot.warm().then(
    (clients) => telemetry().readAhead.set(clients),
    // Whatever was not read ahead is read when it is asked for.
    (error) => log().warn({ err: error }, 'clients could not be read ahead'),
  )
  const byServer = { ...system, actor: SYSTEM, address: null, correlationId: 'gateway-traffic' }
  const gateway = startGateway({
    ...system,
    oauth: runtime.oauth,
    applyTraffic: (_, facts) => applyTraffic(byServer, facts),
    applyQuiet: (_, now) => applyQuiet(byServer, now),
  })
  const flush = async (budget?: FlushBudget) => void (await Promise.all([runtime.flush(budget), browser.flush()]))
  const timer = setInterval(() => void flush(FLUSH_BUDGET), FLUSH_INTERVAL_MS)
  timer.unref()
  const stopSweeping = startTokenSweep(system)
  const policy = networkPolicy(env().GATEHOUSE_EGRESS_NETWORKS, system.publicUrl)
  const endLogoutNotices = startLogoutNotices({
    ...system,
    config: snapshot,
    signer: runtime.oauth.signer,
    post: (address, form) => postForm(address, form, { policy, timeoutMs: NOTICE_TIMEOUT_MS }),
  })
  const endMigrationNotices = startMigrationNotices({ ...system, smtp: smtpOf(env()) })
  const endKeyWork = await startKeyWork(system)
  return {
    ...runtime,
    handleGateway: gateway.handle,
    flush,
    async stop() {
      clearInterval(timer)
      await stopSweeping()
      await endLogoutNotices()
      await endMigrationNotices()
      await endKeyWork()
      await gateway.stop()
      await flush()
      await snapshot.close()
      await warming
    },
  }
}
