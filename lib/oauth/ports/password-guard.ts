/**
 * Slows the guessing of passwords through the token endpoint by address, beside the lockout of each user. It holds up
 * only whom that address has not signed in lately, never tokens that exist.
 */
export interface PasswordGuard {
  /**
   * Counts an attempt before it is made.
   * @returns false when the attempt must not be tried: the answer then takes as long and says as much as a failure
   */
  enter(attempt: PasswordAttempt): Promise<boolean>
  /** Takes back the count of an attempt that was right. */
  succeeded(attempt: PasswordAttempt): Promise<void>
}

export interface PasswordAttempt {
  domainId: string
  address: string
  username: string
  now: Date
}
