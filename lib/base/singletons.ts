/**
 * Next's bundle and the server's bundle each load `lib/`, so a module-level variable exists twice in one process.
 * What must exist once (database client, configuration snapshot, event bus, metrics) is kept on `globalThis` here.
 */
const HOME = Symbol.for('gatehouse.singletons')

function registry(): Map<string, unknown> {
  const scope = globalThis as Record<symbol, unknown>
  if (!(scope[HOME] instanceof Map)) scope[HOME] = new Map<string, unknown>()
  return scope[HOME] as Map<string, unknown>
}

/** The one instance called `name`; made by `create` the first time anybody asks. */
export function singleton<T>(name: string, create: () => T): T {
  const instances = registry()
  if (!instances.has(name)) instances.set(name, create())
  return instances.get(name) as T
}

/** For tests: forgets an instance so that the next call makes a new one. */
export function resetSingleton(name: string): void {
  registry().delete(name)
}
