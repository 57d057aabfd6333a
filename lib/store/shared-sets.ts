/** Different sets that are remembered; beyond it a new one is made for each that asks. */
const MAX_SETS = 20_000
const known = new Map<string, ReadonlySet<string>>()

/**
 * A set of these words. Clients are many and their lists of grants and scopes are few, so equal ones are one object:
 * a hundred thousand clients otherwise hold half a million sets, most of them empty.
 */
export function sharedSet<T extends string>(words: readonly T[]): ReadonlySet<T> {
  const key = words.join('\n')
  const found = known.get(key)
  if (found) return found as ReadonlySet<T>
  const set: ReadonlySet<T> = new Set(words)
  if (known.size < MAX_SETS) known.set(key, set)
  return set
}

/** A set of words that hardly another client has; only the empty one is shared. */
export function ownSet(words: readonly string[]): ReadonlySet<string> {
  return words.length === 0 ? sharedSet(words) : new Set(words)
}
