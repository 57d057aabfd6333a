import type { ServiceContext } from '@/lib/auth/context'
import type { Store, StoreScope } from '@/lib/store/store'

/** As many as an import of the largest file takes; one of ordinary size takes a second or two. */
const TIMEOUT_SECONDS = 1800

/** Carries a result out of a transaction that must not be kept. */
class NotKept<T> extends Error {
  constructor(readonly result: T) {
    super('not kept')
  }
}

/**
 * Lets services, each of which opens a transaction of its own, work in one: all of them or none. What they are given is
 * the transaction, dressed as a store.
 * @param keeps decides over the result; what is not kept was only tried, and leaves nothing behind
 */
export async function inOneTransaction<T>(
  ctx: ServiceContext,
  work: (ctx: ServiceContext, tx: StoreScope) => Promise<T>,
  keeps: (result: T) => boolean,
): Promise<T> {
  try {
    return await ctx.store.write(
      async (tx) => {
        const result = await work({ ...ctx, store: asStore(ctx.store, tx) }, tx)
        if (!keeps(result)) throw new NotKept(result)
        return result
      },
      { timeoutSeconds: TIMEOUT_SECONDS },
    )
  } catch (error) {
    if (error instanceof NotKept) return error.result as T
    throw error
  }
}

function asStore(store: Store, tx: StoreScope): Store {
  return {
    ...tx,
    dialect: store.dialect,
    write: (work) => work(tx),
    ping: () => store.ping(),
    listen: (onNotice) => store.listen(onNotice),
    poolStats: () => store.poolStats(),
    close: () => store.close(),
  }
}
