import { addressGroup } from '@/lib/auth/throttle-rules'
import type { Clock } from '@/lib/base/clock'
import type { Random } from '@/lib/base/random'
import { VerifiedCache } from '@/lib/base/verified-cache'
import type { PasswordAttempt, PasswordGuard } from '@/lib/oauth/ports/password-guard'
import type { Store } from '@/lib/store/store'
import { type Counters, memoryCounters } from './memory-counters'

/** More failures than successes, by this many, from one address in one domain within the window: guessing. */
export const GUESSES_ALLOWED = 50
const WINDOW_SECONDS = 900
/** A person who signed in through an address is known to it for so long. */
const KNOWN_SECONDS = 30 * 86_400
const MAX_KNOWN = 100_000

export interface PasswordGuardDeps {
  store: Pick<Store, 'throttle' | 'dialect'>
  clock: Clock
  random: Random
}

/**
 * Holds up guessing by address. A gateway through which thousands sign in has one address, so what counts is how much
 * more fails than succeeds, and whoever signed in through the address lately is never held up by what others do there.
 * The count is shared by all nodes of a PostgreSQL; who is known is remembered by each.
 */
export function createPasswordGuard({ store, clock, random }: PasswordGuardDeps): PasswordGuard {
  // SQLite has one process, whose memory is all there is to share; each write there would wait for the disk.
  const counters: Pick<Counters, 'fail' | 'forgive'> =
    store.dialect === 'sqlite' ? memoryCounters(MAX_KNOWN) : store.throttle
  const known = new VerifiedCache(clock, random, KNOWN_SECONDS, MAX_KNOWN)
  return {
    async enter(attempt) {
      // Counted before it is tried, so that a hundred guesses sent at once are not a hundred guesses tried.
      const { failures } = await counters.fail(counterOf(attempt), attempt.now, WINDOW_SECONDS)
      return failures <= GUESSES_ALLOWED || known.has(...personOf(attempt))
    },

    async succeeded(attempt) {
      const person = personOf(attempt)
      const isNews = !known.has(...person)
      known.add(...person)
      const counter = counterOf(attempt)
      await counters.forgive(counter)
      // One more for the failure of somebody else: but once a person, or one good account would cover any guessing.
      if (isNews) await counters.forgive(counter)
    },
  }
}

function counterOf({ domainId, address }: PasswordAttempt): string {
  return `password:${domainId}:${addressGroup(address)}`
}

function personOf({ domainId, address, username }: PasswordAttempt): [string, string, string] {
  return [domainId, addressGroup(address), username.toLowerCase()]
}
