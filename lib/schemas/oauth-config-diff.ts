import type { OAuthConfigSetting } from './oauth-config'

/** One setting that a replacement of the map would add, change or drop. */
export interface SettingChange {
  /** with the names of the maps around it: `outer › inner` */
  name: string
  /** null: it is not there yet */
  before: string | null
  /** null: it would be gone */
  after: string | null
}

/** What changes when one map takes the place of the other; the order alone is no change. */
export function diffSettings(
  before: readonly OAuthConfigSetting[],
  after: readonly OAuthConfigSetting[],
): SettingChange[] {
  const was = flat(before)
  const is = flat(after)
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((name) => ({ name, before: was.get(name) ?? null, after: is.get(name) ?? null }))
    .filter((change) => change.before !== change.after)
}

function flat(settings: readonly OAuthConfigSetting[], prefix = ''): Map<string, string> {
  const all = new Map<string, string>()
  for (const { name, type, value } of settings) {
    const path = prefix + name
    // The type belongs to the value: a text true and a truth are not the same.
    if (typeof value === 'string') all.set(path, `${value} (${type})`)
    else if (value.length === 0) all.set(path, `empty map (${type})`)
    else for (const [inner, text] of flat(value, `${path} › `)) all.set(inner, text)
  }
  return all
}
