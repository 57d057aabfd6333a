import type { Clock } from '@/lib/base/clock'
import type { HttpHandler } from '@/lib/base/http-message'
import type { Random } from '@/lib/base/random'
import type { OAuthDeps } from '@/lib/oauth/deps'
import { createProtocolHandler } from '@/lib/oauth/handler'
import type { Store } from '@/lib/store/store'
import { KeyUsageRecorder } from './key-usage-recorder'
import { createRuntimeEvents } from './runtime-events'
import { createSecretVerifier } from './secret-verifier'
import { turnSigner } from './signer'
import { type Telemetry, telemetry } from './telemetry'
import { type FlushBudget, UsageRecorder } from './usage-recorder'

type Asked =
  | 'config'
  | 'users'
  | 'tokenStates'
  | 'refreshTokens'
  | 'revokedTokens'
  | 'passwordGuard'
  | 'refreshKey'
  | 'replay'
  | 'browser'

export interface RuntimeDeps extends Pick<OAuthDeps, Asked> {
  store: Pick<Store, 'usage' | 'clients' | 'liveTokens' | 'jwksCallers'>
  clock: Clock
  random: Random
  publicUrl: string
  telemetry?: Telemetry
  /** keys the hash of who fetches keys; without one, callers are told apart within this process only */
  callerKey?: Buffer
}

export interface Runtime {
  handle: HttpHandler
  /** what the endpoints were given */
  oauth: OAuthDeps
  /** writes usage figures that are still in memory; with a budget only so many of those about single clients */
  flush(budget?: FlushBudget): Promise<void>
}

/** The composition root of the protocol: what the core asks for, wired to store, clock and thread pool. */
export function createRuntime(deps: RuntimeDeps): Runtime {
  const usage = new UsageRecorder(deps.store)
  const keyUsage = new KeyUsageRecorder(deps.store, deps.callerKey ?? deps.random.bytes(32))
  const { config, users, tokenStates, refreshTokens, revokedTokens, passwordGuard, refreshKey, replay, browser } = deps
  const oauth: OAuthDeps = {
    config,
    users,
    tokenStates,
    refreshTokens,
    revokedTokens,
    passwordGuard,
    refreshKey,
    replay,
    browser,
    secrets: createSecretVerifier(deps),
    signer: keyUsage.counting(turnSigner),
    events: createRuntimeEvents(deps.telemetry ?? telemetry(), usage, keyUsage),
    clock: deps.clock,
    random: deps.random,
    publicUrl: deps.publicUrl,
  }
  return {
    handle: createProtocolHandler(oauth),
    oauth,
    flush: async (budget) => void (await Promise.all([usage.flush(budget), keyUsage.flush()])),
  }
}
