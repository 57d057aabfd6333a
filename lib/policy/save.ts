import { isDeepStrictEqual } from 'node:util'

export interface SaveOptions {
  /** the version the editor saw; absent means "whatever is there", as scripts do it */
  expectedVersion?: number
}

/** The members of `after` that differ from `before`. */
export function changedMembers<T extends object>(before: T, after: T): (keyof T & string)[] {
  return (Object.keys(after) as (keyof T & string)[]).filter((key) => !isDeepStrictEqual(before[key], after[key]))
}
