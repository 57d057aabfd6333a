import { SYSTEM } from '@/lib/auth/actor'
import type { ServiceContext } from '@/lib/auth/context'
import { addSeconds } from '@/lib/base/clock'
import { log } from '@/lib/base/log'
import { rotateDueKeys } from '@/lib/keys/rotate-keys'

const INTERVAL_MS = 30_000
const SWEEP_EVERY_SECONDS = 600
const BATCH = 500
const MAX_BATCHES = 20
/** Whoever fetched keys is remembered so long. */
const CALLER_KEPT_DAYS = 30
const PRESENCE_KEPT_SECONDS = 86_400

type Deps = Pick<ServiceContext, 'store' | 'clock' | 'random' | 'masterKey' | 'publicUrl'>

/**
 * What a serving process does about keys now and then: gives a sign of life, takes the rotation steps that are due, and
 * removes figures that are over. Every node does it; what must happen once is decided inside its transaction.
 */
export class KeyWork {
  readonly #nodeId: string
  #sweptAt: Date | null = null
  #running: Promise<void> | null = null

  constructor(private readonly deps: Deps) {
    this.#nodeId = deps.random.uuid()
  }

  /** One round; a round that is still running is not overtaken. Never throws. */
  run(): Promise<void> {
    this.#running ??= this.#round().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  /** The process is about to end: it is at work no more. */
  async end(): Promise<void> {
    await this.#running
    await this.deps.store.presence.gone(this.#nodeId).catch(() => {})
  }

  async #round(): Promise<void> {
    const { store, clock, random } = this.deps
    const now = clock.now()
    try {
      await store.presence.alive(this.#nodeId, now)
      await rotateDueKeys({ ...this.deps, actor: SYSTEM, correlationId: `keys-${random.uuid()}`, address: null })
      if (this.#sweptAt === null || addSeconds(this.#sweptAt, SWEEP_EVERY_SECONDS) <= now) {
        this.#sweptAt = now
        await inBatches(() => store.liveTokens.sweep(now, BATCH))
        await inBatches(() => store.jwksCallers.sweep(addSeconds(now, -CALLER_KEPT_DAYS * 86_400), BATCH))
        await store.presence.sweep(addSeconds(now, -PRESENCE_KEPT_SECONDS))
      }
    } catch (error) {
      log().warn({ err: error }, 'work on keys could not be done; it is tried again')
    }
  }
}

async function inBatches(sweep: () => Promise<number>): Promise<void> {
  for (let batch = 0; batch < MAX_BATCHES; batch++) {
    if ((await sweep()) < BATCH) return
    // Requests go first.
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** Starts the rounds. @returns the function that ends them */
export async function startKeyWork(deps: Deps): Promise<() => Promise<void>> {
  const work = new KeyWork(deps)
  await work.run()
  const timer = setInterval(() => void work.run(), INTERVAL_MS)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await work.end()
  }
}
