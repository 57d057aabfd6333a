import { type Change, onChange } from '@/lib/base/change-bus'
import { log } from '@/lib/base/log'
import type { Store } from './store'

const ENTRIES_PER_READ = 500

export interface ChangeFeedOptions {
  store: Pick<Store, 'audit' | 'listen'>
  /** told of every change once it is committed; of one made in this process before its writer goes on */
  onChange: (change: Change) => void
  /** told when the feed may have missed changes: everything remembered must go */
  onGap: () => void
  /** milliseconds between two looks at the audit chain */
  pollIntervalMs: number
  /** without a successful look for so long, what is remembered is no longer believed */
  maxSilenceMs: number
}

export interface ChangeFeed {
  /** Reads what is new, now. */
  catchUp(): Promise<void>
  close(): Promise<void>
}

/**
 * Follows the audit chain, whose order is the order of commits. Changes of this process come over its bus at once;
 * those of other nodes by notice where the database gives notice, and by polling in any case.
 */
export function followChanges(options: ChangeFeedOptions): ChangeFeed {
  const { store } = options
  let lastSeq: number | undefined
  let lastSuccessAt = performance.now()
  let reading: Promise<void> | undefined
  let again = false
  let closed = false

  // Told over the bus, and still to come in the chain. Forgotten once, what is read from then on already holds the
  // change; forgetting it again with the chain would throw away what was read since.
  const told = new Set<number>()
  const endBus = onChange((change) => {
    if (lastSeq === undefined || change.seq > lastSeq) told.add(change.seq)
    options.onChange(change)
  })

  async function readOnce(): Promise<void> {
    if (lastSeq === undefined) {
      // What was remembered before the place in the chain was known may already be old.
      const place = (await store.audit.head()).seq
      lastSeq = place
      for (const seq of told) if (seq <= place) told.delete(seq)
      options.onGap()
    }
    for (;;) {
      const entries = await store.audit.after(lastSeq, ENTRIES_PER_READ)
      for (const { seq, entityKind, entityId, domainId, outcome } of entries) {
        lastSeq = Math.max(lastSeq, seq)
        if (told.delete(seq)) continue
        if (outcome === 'SUCCESS') options.onChange({ seq, entityKind, entityId, domainId })
      }
      if (entries.length < ENTRIES_PER_READ) break
    }
    lastSuccessAt = performance.now()
  }

  async function read(): Promise<void> {
    try {
      do {
        again = false
        await readOnce()
      } while (again && !closed)
    } catch (error) {
      if (closed) return
      log().warn({ err: String(error) }, 'changes of other nodes could not be read')
      if (performance.now() - lastSuccessAt > options.maxSilenceMs) options.onGap()
    } finally {
      reading = undefined
    }
  }

  function catchUp(): Promise<void> {
    if (closed) return Promise.resolve()
    // A reading under way may have looked before the change that is asked about.
    if (reading) again = true
    reading ??= read()
    return reading
  }

  const timer = setInterval(() => void catchUp(), options.pollIntervalMs)
  timer.unref()
  void catchUp()
  const listening = store.listen(() => void catchUp())

  return {
    catchUp,
    async close() {
      closed = true
      clearInterval(timer)
      endBus()
      await (await listening)()
      await reading
    },
  }
}
