import { reserveAttempt, throttleMac } from '@/lib/auth/throttle'
import {
  addressGroup,
  INTEGRATION_USER_RULE,
  KNOWN_ADDRESS_DAYS,
  KNOWN_INTEGRATION_USER_RULE,
} from '@/lib/auth/throttle-rules'
import { isAppError } from '@/lib/base/app-error'
import { addSeconds, type Clock } from '@/lib/base/clock'
import type { MasterKey } from '@/lib/base/master-key'
import type { Random } from '@/lib/base/random'
import { VerifiedCache } from '@/lib/base/verified-cache'
import type { UserAttempt, UserGuard } from '@/lib/oauth/ports/gateway'
import type { Store } from '@/lib/store/store'
import { type Counters, memoryCounters } from './memory-counters'

const DAY_SECONDS = 86_400
const MAX_COUNTED = 100_000

export interface UserGuardDeps {
  store: Pick<Store, 'throttle' | 'dialect'>
  clock: Clock
  random: Random
  masterKey: MasterKey
}

/**
 * Holds up guessing at one integration user from whatever addresses, for minutes at most. An address from which the
 * password was right lately has a count of its own, which each node keeps for itself: so guesses from elsewhere neither
 * hold up an integration that runs nor cost it a write. Which addresses those are is kept in the store, so that no
 * restart during an attack makes strangers of them.
 */
export function createUserGuard({ store, clock, random, masterKey }: UserGuardDeps): UserGuard {
  const own = memoryCounters(MAX_COUNTED)
  // SQLite has one process, whose memory is all there is to share; each write there would wait for the disk.
  const shared: Counters = store.dialect === 'sqlite' ? own : store.throttle
  const known = new VerifiedCache(clock, random, DAY_SECONDS, MAX_COUNTED)

  const keyOf = (what: string, subject: readonly string[]) =>
    `integration-user${what}:${throttleMac(masterKey, subject)}`
  const parts = ({ environmentId, username, address }: UserAttempt): [string, string, string] => [
    environmentId,
    username.toLowerCase(),
    addressGroup(address),
  ]
  const markOf = (attempt: UserAttempt) => keyOf('-address', parts(attempt))

  async function isKnown(attempt: UserAttempt): Promise<boolean> {
    if (known.has(...parts(attempt))) return true
    const until = (await store.throttle.get(markOf(attempt)))?.blockedUntil
    if (!until || until <= attempt.now) return false
    // One that has lost its first day is not remembered: the next success then prolongs it.
    if (until > addSeconds(attempt.now, (KNOWN_ADDRESS_DAYS - 1) * DAY_SECONDS)) known.add(...parts(attempt))
    return true
  }

  async function counterOf(attempt: UserAttempt) {
    const [environmentId, username] = parts(attempt)
    return (await isKnown(attempt))
      ? { counters: own, key: keyOf('', parts(attempt)), rule: KNOWN_INTEGRATION_USER_RULE }
      : { counters: shared, key: keyOf('', [environmentId, username]), rule: INTEGRATION_USER_RULE }
  }

  async function remember(attempt: UserAttempt): Promise<void> {
    if (known.has(...parts(attempt))) return
    // A mark is a row that is kept until it is over.
    await store.throttle.fail(markOf(attempt), attempt.now, DAY_SECONDS)
    await store.throttle.block(markOf(attempt), addSeconds(attempt.now, KNOWN_ADDRESS_DAYS * DAY_SECONDS))
    known.add(...parts(attempt))
  }

  return {
    async enter(attempt) {
      const { counters, key, rule } = await counterOf(attempt)
      try {
        await reserveAttempt({ store: { throttle: counters }, clock }, { key, rule })
      } catch (error) {
        if (isAppError(error) && error.code === 'rate_limited') return null
        throw error
      }
      return {
        async wasRight() {
          // Only its own attempt: one good address does not wipe away what others did.
          await counters.forgive(key)
          await remember(attempt)
        },
      }
    },
  }
}
