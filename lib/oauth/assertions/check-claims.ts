import { addSeconds, epochSeconds } from '@/lib/base/clock'
import { refuseAssertion, type UnverifiedAssertion } from './jws'

export interface TimeRules {
  /** how far the clocks of issuer and server may be apart */
  clockSkewSeconds: number
  /** an assertion that lives longer is refused */
  maxLifetimeSeconds: number
}

const TOKEN_ID_MAX_LENGTH = 256

/**
 * `exp` is required; `nbf` and `iat` are checked where they are there.
 * @returns the instant from which nobody would believe the assertion any more
 * @see RFC 7523 §3 points 4 to 6
 */
export function checkTimes({ claims, purpose }: UnverifiedAssertion, rules: TimeRules, now: Date): Date {
  const at = epochSeconds(now)
  const { exp, nbf, iat } = claims
  if (typeof exp !== 'number' || exp + rules.clockSkewSeconds <= at) {
    throw refuseAssertion(purpose, 'expiry', typeof exp === 'number' ? `expired ${at - exp} s ago` : 'no exp')
  }
  if (nbf !== undefined && !(typeof nbf === 'number' && nbf <= at + rules.clockSkewSeconds)) {
    throw refuseAssertion(purpose, 'not-before', typeof nbf === 'number' ? `${nbf - at} s ahead` : 'no number')
  }
  if (iat !== undefined && !(typeof iat === 'number' && iat <= at + rules.clockSkewSeconds)) {
    throw refuseAssertion(purpose, 'issued-at', typeof iat === 'number' ? `${iat - at} s ahead` : 'no number')
  }
  // Without an honest iat an assertion could live for years, so what is left of it counts too.
  const lifetime = typeof iat === 'number' ? exp - iat : 0
  if (lifetime > rules.maxLifetimeSeconds || exp - at > rules.maxLifetimeSeconds + rules.clockSkewSeconds) {
    throw refuseAssertion(purpose, 'lifetime', `${Math.max(lifetime, exp - at)} s`)
  }
  return addSeconds(new Date(exp * 1000), rules.clockSkewSeconds)
}

/** `aud` must name this server, alone or among others. @see RFC 7523 §3 point 3 */
export function checkAudience({ claims, purpose }: UnverifiedAssertion, accepted: readonly string[]): void {
  const named = Array.isArray(claims.aud) ? claims.aud : [claims.aud]
  if (!named.some((audience) => typeof audience === 'string' && accepted.includes(audience))) {
    throw refuseAssertion(purpose, 'audience', claims.aud === undefined ? 'no aud' : 'another aud')
  }
}

/** @returns `sub` */
export function checkSubject({ claims, purpose }: UnverifiedAssertion): string {
  const { sub } = claims
  if (typeof sub === 'string' && sub !== '' && sub.length <= 512) return sub
  throw refuseAssertion(purpose, 'subject', sub === undefined ? 'none' : 'no readable one')
}

/** @returns `jti`; required, because without it a copy could not be told from the original */
export function checkTokenId({ claims, purpose }: UnverifiedAssertion): string {
  const { jti } = claims
  if (typeof jti === 'string' && jti !== '' && jti.length <= TOKEN_ID_MAX_LENGTH) return jti
  throw refuseAssertion(purpose, 'id', jti === undefined ? 'none' : 'no readable one')
}
