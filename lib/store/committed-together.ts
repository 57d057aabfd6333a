import { batched } from '@/lib/base/batched'
import { type Db, rawAtomic } from './db'

/** few enough that one transaction holds up the event loop for some milliseconds only */
const WRITES_PER_TRANSACTION = 50

type Write<T> = (tx: Db) => Promise<T>
export type Committed = <T>(write: Write<T>) => Promise<T>

/**
 * Runs small writes of the hot path. Each is one statement, or asks for a transaction by `atomic`. SQLite waits for the
 * disk at each commit, and the whole process with it; there, writes of one turn of the event loop share a transaction, so
 * that they wait once. Should the transaction fail, each is tried by itself, so that nobody pays for the failure of another.
 */
export function committedTogether(db: Db): Committed {
  const known = shared.get(db)
  if (known) return known
  const committed = db.dialect === 'sqlite' ? inOneTransaction(db) : <T>(write: Write<T>) => write(db)
  shared.set(db, committed)
  return committed
}

/** One for all tables of a connection: what is written to several in one turn waits for the disk once. */
const shared = new WeakMap<Db, Committed>()

function inOneTransaction(db: Db): Committed {
  const together = batched(async (writes: readonly Write<unknown>[]) => {
    try {
      return await rawAtomic(db, async (tx) => {
        const results: Outcome[] = []
        for (const write of writes) results.push({ value: await write(tx) })
        return results
      })
    } catch {
      return Promise.all(writes.map((write) => alone(db, write)))
    }
  }, WRITES_PER_TRANSACTION)
  return async <T>(write: Write<T>) => {
    const outcome = await together(write)
    if ('error' in outcome) throw outcome.error
    return outcome.value as T
  }
}

type Outcome = { value: unknown } | { error: unknown }

function alone(db: Db, write: Write<unknown>): Promise<Outcome> {
  return rawAtomic(db, write).then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
}
