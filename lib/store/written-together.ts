import { batched } from '@/lib/base/batched'
import { committedTogether } from './committed-together'
import type { Db } from './db'

/** few enough that one statement holds up the event loop of an embedded database for milliseconds only */
const ITEMS_PER_STATEMENT = 50

type Outcome<R> = { value: R } | { error: unknown }

/**
 * Writes of the hot path that share a statement, which costs many times what one more row does, and a commit with all
 * others of the turn. Should the statement fail, each is written by itself, so that nobody pays for the failure of
 * another.
 * @param write one statement for all items; answers for each, in their order
 */
export function writtenTogether<T, R>(
  db: Db,
  write: (tx: Db, items: readonly T[]) => Promise<readonly R[]>,
): (item: T) => Promise<R> {
  const committed = committedTogether(db)
  const together = batched<T, Outcome<R>>(async (items) => {
    try {
      return (await committed((tx) => write(tx, items))).map((value) => ({ value }))
    } catch (error) {
      if (items.length === 1) return [{ error }]
      return Promise.all(items.map((item) => alone(item)))
    }
  }, ITEMS_PER_STATEMENT)

  async function alone(item: T): Promise<Outcome<R>> {
    try {
      const [value] = await committed((tx) => write(tx, [item]))
      return { value: value as R }
    } catch (error) {
      return { error }
    }
  }

  return async (item) => {
    const outcome = await together(item)
    if ('error' in outcome) throw outcome.error
    return outcome.value
  }
}
