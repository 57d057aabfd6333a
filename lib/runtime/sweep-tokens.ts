import { setTimeout as delay } from 'node:timers/promises'
import type { Clock } from '@/lib/base/clock'
import { log } from '@/lib/base/log'
import type { Store } from '@/lib/store/store'

const BATCH = 500
/** A sweep that falls behind goes on in the next one; it never holds the database for long. */
const MAX_BATCHES = 200
const PAUSE_MS = 20
const INTERVAL_MS = 60_000

type Swept = Pick<Store, 'refreshTokens' | 'revokedTokens' | 'usedAssertions'>

/**
 * Removes what no token needs any more: refresh tokens that ended, families without tokens, revocations of tokens that
 * ended by themselves, assertions nobody would believe again. At most 500 rows a statement, with a pause in between.
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
