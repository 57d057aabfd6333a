import { setTimeout as delay } from 'node:timers/promises'
import { addSeconds, type Clock } from '@/lib/base/clock'
import type { Store } from '@/lib/store/store'

const BATCH = 500
/** A sweep that falls behind goes on in the next one; it never holds the database for long. */
const MAX_BATCHES = 200
const PAUSE_MS = 20

const HOUR_SECONDS = 3_600
const DAY_SECONDS = 86_400

/** How long each kind of figure is kept, in seconds. */
export const KEPT_SECONDS = {
  MINUTE: 3 * HOUR_SECONDS,
  HOUR: 3 * DAY_SECONDS,
  DAY: 400 * DAY_SECONDS,
  activity: 90 * DAY_SECONDS,
  refusals: 30 * DAY_SECONDS,
} as const

/**
 * Removes figures, activity and refusals that are older than anybody is told of. At most 500 rows a statement, with a
 * pause in between. @returns how many rows went
 */
export async function sweepGateway(
  { store, clock }: { store: Pick<Store, 'gatewayUsage' | 'gatewayActivity' | 'gatewayRefusals'>; clock: Clock },
  pauseMs = PAUSE_MS,
): Promise<number> {
  const before = (kept: keyof typeof KEPT_SECONDS) => addSeconds(clock.now(), -KEPT_SECONDS[kept])
  const sweeps = [
    ...(['MINUTE', 'HOUR', 'DAY'] as const).map(
      (granularity) => () => store.gatewayUsage.sweep(granularity, before(granularity), BATCH),
    ),
    () => store.gatewayActivity.sweep(before('activity'), BATCH),
    () => store.gatewayRefusals.sweep(before('refusals'), BATCH),
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
