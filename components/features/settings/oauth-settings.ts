import type { OAuthConfigSetting } from '@/lib/schemas/oauth-config'

/** The server-wide OAuth settings, as the service shows them. */
export interface OAuthSettings {
  id: 'OAuthConfig'
  settings: readonly OAuthConfigSetting[]
  /** 0 while nothing was ever written */
  version: number
  updatedAt: Date | null
}

type Change = { name: string; value: null } | { name: string; type: string; value: string }

/** The settings as they would be. */
export function settingsWith(
  settings: readonly OAuthConfigSetting[],
  changes: readonly Change[],
): OAuthConfigSetting[] {
  const kept = settings.filter(({ name }) => !changes.some((change) => change.name === name))
  const set = changes.flatMap((change) => (change.value === null ? [] : [change]))
  return [...kept, ...set]
}
