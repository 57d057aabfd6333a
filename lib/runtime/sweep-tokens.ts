import { setTimeout as delay } from 'node:timers/promises'
import { addSeconds, type Clock } from '@/lib/base/clock'
import { log } from '@/lib/base/log'
import type { Store } from '@/lib/store/store'

const BATCH = 500
/** A sweep that falls behind goes on in the next one; it never holds the database for long. */
const MAX_BATCHES = 200
const PAUSE_MS = 20
const INTERVAL_MS = 60_000

/** A session that is over can be looked at for a while. */
const SESSION_KEPT_SECONDS = 86_400
const NOTICE_KEPT_SECONDS = 30 * 86_400
/** longer than anybody is told of */
const USAGE_KEPT_SECONDS = 40 * 86_400

type Swept = Pick<
  Store,
  | 'refreshTokens'
  | 'revokedTokens'
  | 'usedAssertions'
  | 'authorizationCodes'
  | 'ssoSessions'
  | 'logoutNotices'
  | 'authorizationUsage'
>

/**
 * Removes what nobody needs any more: refresh tokens that ended, families without tokens, revocations of tokens that
 * ended by themselves, assertions nobody would believe again, codes that gave what has ended, and after a while
 * sessions that are over, notices and figures. At most 500 rows a statement, with a pause in between.
 * @returns how many rows were looked at
 */
export async function sweepTokens(
  { store, clock }: { store: Swept; clock: Clock },
  pauseMs = PAUSE_MS,
): Promise<number> {
  const now = clock.now()
  const sweeps = [
    () => store.refreshTokens.sweepTokens(now, BATCH),
    () => store.refreshTokens.sweepFamilies(now, BATCH),
    () => store.revokedTokens.sweep(now, BATCH),
    () => store.usedAssertions.sweep(now, BATCH),
    () => store.authorizationCodes.sweep(now, BATCH),
    () => store.ssoSessions.close(now, BATCH),
    () => store.ssoSessions.sweep(addSeconds(now, -SESSION_KEPT_SECONDS), BATCH),
    () => store.logoutNotices.sweep(addSeconds(now, -NOTICE_KEPT_SECONDS), BATCH),
    () => store.authorizationUsage.sweep(addSeconds(now, -USAGE_KEPT_SECONDS), BATCH),
  ]
  let total = 0
  for (const sweep of sweeps) {
    for (let batch = 0; batch < MAX_BATCHES; batch += 1) {
      const count = await sweep()
      total += count
      if (count < BATCH) break
      await delay(pauseMs)
    }
  }
  return total
}

/** Sweeps every minute while the process serves. @returns the function that ends it, once a sweep under way is over */
export function startTokenSweep(deps: { store: Swept; clock: Clock }): () => Promise<void> {
  let running: Promise<unknown> | null = null
  const timer = setInterval(() => {
    running ??= sweepTokens(deps)
      .catch((error: unknown) =>
        log().warn({ err: error }, 'ended tokens could not be removed; the next sweep tries again'),
      )
      .finally(() => {
        running = null
      })
  }, INTERVAL_MS)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}
