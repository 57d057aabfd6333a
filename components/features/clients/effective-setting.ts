import type { EffectiveSetting } from '@/lib/schemas/effective-setting'

/** The setting in force, among those the policy service worked out for this client; undefined where it does not apply. */
export function effectiveOf(settings: readonly EffectiveSetting[], key: string): EffectiveSetting | undefined {
  return settings.find((setting) => setting.key === key)
}
