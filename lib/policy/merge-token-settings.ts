import type { TokenSetting } from '@/lib/schemas/token-setting'
import { DEFAULT_TOKEN_SETTINGS } from '@/lib/schemas/token-type'

/** Settings of a new domain: the three default entries when none are named, else exactly those named. */
export function initialTokenSettings(given: readonly TokenSetting[] | undefined): TokenSetting[] {
  const entries = given && given.length > 0 ? given : DEFAULT_TOKEN_SETTINGS
  return entries.map((entry) => ({ ...entry }))
}

/**
 * Settings after a change. An entry that is named replaces the one of its type, members it leaves out being 0 or false;
 * types not named stay as they are. With `replaceAll` the given list is the whole list, which is the only way to take an
 * entry out. @see administration REST surface §1.2, rules 2 to 4
 */
export function mergeTokenSettings(
  current: readonly TokenSetting[],
  given: readonly TokenSetting[] | undefined,
  replaceAll: boolean,
): TokenSetting[] {
  if (!given) return [...current]
  if (replaceAll) return [...given]
  const named = new Map(given.map((entry) => [entry.tokenType, entry]))
  const kept = current.map((entry) => named.get(entry.tokenType) ?? entry)
  const present = new Set(current.map((entry) => entry.tokenType))
  return [...kept, ...given.filter((entry) => !present.has(entry.tokenType))]
}
