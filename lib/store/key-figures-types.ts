/** How many tokens live under the keys of a domain, counted by the minute in which they expire. */
export interface LiveTokenStore {
  /** Adds up; what belongs to a pair or a domain that is gone is left out. */
  add(items: readonly { keyPairId: string; domainId: string; expiresAt: Date; count: number }[]): Promise<void>
  /** Tokens of a domain that expire after `now`, for each pair, and when the last of them does. */
  alive(domainId: string, now: Date): Promise<{ keyPairId: string; count: number; lastExpiresAt: Date }[]>
  /** The same for one pair over all domains. */
  aliveUnder(keyPairId: string, now: Date): Promise<{ domainId: string; count: number; lastExpiresAt: Date }[]>
  /** Deletes at most `limit` minutes that are over; returns how many went. */
  sweep(before: Date, limit: number): Promise<number>
}

/** Who fetches the keys of a domain, by a keyed hash of the address. */
export interface JwksCallerStore {
  /** Older instants never overwrite newer ones; what belongs to a domain that is gone is left out. */
  seen(marks: readonly { domainId: string; caller: string; at: Date }[]): Promise<void>
  /**
   * Of the callers seen since `activeSince`: how many there are, and how many fetched at or after each of `instants`.
   */
  count(
    domainId: string,
    activeSince: Date,
    instants: readonly Date[],
  ): Promise<{ callers: number; fetchedSince: number[] }>
  sweep(before: Date, limit: number): Promise<number>
}
