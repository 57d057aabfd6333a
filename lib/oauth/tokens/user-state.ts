import { epochSeconds } from '@/lib/base/clock'
import type { RuntimeServer, UserState } from '../ports'

/** Why a token no longer speaks for its person. */
export type UserObjection = 'user-state' | 'user-revoked' | 'password-changed'

/** Whether the token was there before an instant. */
export type IsOlder = (instant: Date) => boolean

/**
 * What stands in the way of a token of a person, and what was found; null when nothing does.
 * @see spec runtime-api §12
 */
export function userObjection(
  state: UserState | null,
  isOlder: IsOlder,
  server: Pick<RuntimeServer, 'passwordChangeCheck'>,
): { objection: UserObjection; got: string } | null {
  if (!state) return { objection: 'user-state', got: 'gone' }
  if (state.refusal) return { objection: 'user-state', got: state.refusal }
  if (state.tokensValidFrom && isOlder(state.tokensValidFrom)) {
    return { objection: 'user-revoked', got: 'one of before' }
  }
  if (server.passwordChangeCheck && state.passwordChangedAt && isOlder(state.passwordChangedAt)) {
    return { objection: 'password-changed', got: 'one of before' }
  }
  return null
}

/**
 * An access token knows its instant in whole seconds only, so one of the same second as a change counts as younger:
 * whoever changes a password can go on at once.
 */
export function olderBySeconds(issuedAtSeconds: number): IsOlder {
  return (instant) => issuedAtSeconds < epochSeconds(instant)
}
