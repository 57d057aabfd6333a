import type { ClientView } from '@/lib/schemas/client'
import type { DomainView } from '@/lib/schemas/domain'
import type { EffectiveSetting } from '@/lib/schemas/effective-setting'

/** Server-wide switches that settings fall back to, or that overrule them. */
export interface ServerDefaults {
  /** `consentExpiryTimeInMinutes` for the whole server; wins over every domain */
  consentExpiryMinutes: number | null
  /** a refresh hands out a new refresh token */
  refreshRotation: boolean
  /** the refresh token before it is then refused */
  refreshAutoRevoke: boolean
}

/** What a setting is worked out from. Without a client it is the domain's view of it. */
export interface EffectiveFacts {
  client: ClientView | null
  domain: DomainView
  server: ServerDefaults
}

/** A setting worked out; whether it is in force yet is said beside it. */
export type WorkedOut = Omit<EffectiveSetting, 'isInForce'>

/** Works one setting out; null where it does not apply. */
export type EffectiveRule = (facts: EffectiveFacts) => WorkedOut | null

export function seconds(count: number): string {
  return count === 1 ? '1 second' : `${count} seconds`
}

export function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`
}
