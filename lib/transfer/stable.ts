/**
 * The same value with the members of every object in alphabetical order. A JSON column of PostgreSQL keeps no order, and
 * a file that is compared line by line must not change with the database it came from.
 */
export function stable<T>(value: T): T {
  if (Array.isArray(value)) return value.map(stable) as T
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined)
  return Object.fromEntries(entries.sort(byKey).map(([key, entry]) => [key, stable(entry)])) as T
}

/** By code unit: the same on every machine, whatever its language. */
export function byText<T>(textOf: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => (textOf(a) < textOf(b) ? -1 : textOf(a) > textOf(b) ? 1 : 0)
}

const byKey = byText<[string, unknown]>(([key]) => key)
