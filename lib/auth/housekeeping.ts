import { addSeconds } from '@/lib/base/clock'
import { log } from '@/lib/base/log'
import type { SystemDeps } from './system'
import { ADDRESS_RULE, KNOWN_ADDRESS_DAYS } from './throttle-rules'

const INTERVAL_MS = 10 * 60 * 1000
const BATCH = 500
const MAX_BATCHES = 20

/**
 * Removes sessions that are over for as long as an address counts as known, and counters of failures whose window is
 * over, in bounded batches.
 */
export async function sweepConsole({ store, clock }: Pick<SystemDeps, 'store' | 'clock'>): Promise<number> {
  const now = clock.now()
  const sessions = addSeconds(now, -KNOWN_ADDRESS_DAYS * 86_400)
  const counters = addSeconds(now, -ADDRESS_RULE.windowSeconds)
  return (
    (await inBatches(() => store.sessions.sweep(sessions, BATCH))) +
    (await inBatches(() => store.throttle.sweep(counters, BATCH)))
  )
}

async function inBatches(sweep: () => Promise<number>): Promise<number> {
  let removed = 0
  for (let i = 0; i < MAX_BATCHES; i += 1) {
    const count = await sweep()
    removed += count
    if (count < BATCH) break
  }
  return removed
}

/** Sweeps now and then while the process serves. @returns the function that ends it */
export function startHousekeeping(deps: Pick<SystemDeps, 'store' | 'clock'>): () => void {
  const timer = setInterval(() => {
    sweepConsole(deps).catch((error: unknown) => log().warn({ err: error }, 'old sessions could not be removed'))
  }, INTERVAL_MS)
  timer.unref()
  return () => clearInterval(timer)
}
