/**
 * Next's bundle and the server's bundle each load `lib/`, so a module-level variable exists twice in one process.
 * What must exist once (database client, configuration snapshot, event bus, metrics) is kept on `globalThis` here.
 */
const registry = ((globalThis as Record<symbol, unknown>)[Symbol.for('gatehouse.singletons')] ??= new Map()) as Map<
  string,
  unknown
>

/** The one instance called `name`; made by `create` the first time anybody asks. */
export function singleton<T>(name: string, create: () => T): T {
  if (!registry.has(name)) registry.set(name, create())
  return registry.get(name) as T
}

/** For tests: forgets an instance so that the next call makes a new one. */
export function resetSingleton(name: string): void {
  registry.delete(name)
}
