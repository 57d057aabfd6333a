import type { GrantTypeName } from '@/lib/schemas/grant-type'
import type { OAuthConfigSetting } from '@/lib/schemas/oauth-config'
import type { DomainFilter } from './policy-types'

export interface UsageIncrement {
  domainId: string
  /** empty when no client was recognised */
  clientPk: string
  grantType: string
  /** `issued`, or the rule id that refused */
  outcome: string
  count: number
}

export interface UsageStore {
  /** Adds to the minute, hour and day roll-ups of `at`, or to some of them, in one batch. */
  add(at: Date, increments: UsageIncrement[], spans?: readonly ('MINUTE' | 'HOUR' | 'DAY')[]): Promise<void>
  /** Sums per bucket and outcome, oldest first. */
  series(filter: {
    span: 'MINUTE' | 'HOUR' | 'DAY'
    from: Date
    to: Date
    domains: DomainFilter
    clientPk?: string
  }): Promise<{ startAt: Date; grantType: string; outcome: string; count: number }[]>
  /** The day (its start, UTC) on which each of these clients last got a token by a grant; one that never did is left out. */
  lastIssued(clientPks: readonly string[], grantType: GrantTypeName): Promise<Map<string, Date>>
  /** Deletes at most `limit` buckets older than `before`; returns how many went. */
  sweep(span: 'MINUTE' | 'HOUR' | 'DAY', before: Date, limit: number): Promise<number>
}

export interface MetaStore {
  get(key: string): Promise<string | null>
  /** Writes only when the key is absent; returns the value that stands afterwards. */
  setOnce(key: string, value: string): Promise<string>
  set(key: string, value: string): Promise<void>
}

export interface OAuthConfigRecord {
  settings: readonly OAuthConfigSetting[]
  version: number
  updatedAt: Date
}

/** Server-wide OAuth settings: one map, absent until it is first written. */
export interface OAuthConfigStore {
  get(): Promise<OAuthConfigRecord | null>
  /** Creates the map. @returns false when there is one; a transaction must not go on after that */
  insert(config: Omit<OAuthConfigRecord, 'version'>): Promise<boolean>
  /** Replaces the whole map when it still has `expectedVersion`. @returns false when another save came first */
  replace(config: Omit<OAuthConfigRecord, 'version'>, expectedVersion: number): Promise<boolean>
}
