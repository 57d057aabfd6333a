interface Waiting<K, V> {
  key: K
  resolve(value: V): void
  reject(error: unknown): void
}

/**
 * Turns a load of many into loads of one that share a round trip: what is asked for in one turn of the event loop is
 * loaded together at its end, and never before it was asked for.
 * @param load answers for each key, in their order
 * @param max keys a load
 */
export function batched<K, V>(
  load: (keys: readonly K[]) => Promise<readonly V[]>,
  max: number,
): (key: K) => Promise<V> {
  let waiting: Waiting<K, V>[] = []

  async function answer(part: readonly Waiting<K, V>[]): Promise<void> {
    try {
      const values = await load(part.map(({ key }) => key))
      if (values.length !== part.length) throw new Error(`${part.length} were asked for and ${values.length} answered`)
      for (const [index, { resolve }] of part.entries()) resolve(values[index] as V)
    } catch (error) {
      for (const { reject } of part) reject(error)
    }
  }

  function run(): void {
    const all = waiting
    waiting = []
    for (let from = 0; from < all.length; from += max) void answer(all.slice(from, from + max))
  }

  return (key) =>
    new Promise((resolve, reject) => {
      if (waiting.push({ key, resolve, reject }) === 1) setImmediate(run)
    })
}
