import { beforeEach, describe, expect, it } from 'vitest'
import { FrozenClock } from '@/lib/base/clock'
import { systemRandom } from '@/lib/base/random'
import type { PasswordGuard } from '@/lib/oauth/ports/password-guard'
import { createStore } from '@/lib/store/prisma-store'
import type { Store } from '@/lib/store/store'
import { dialects, type TestDatabase } from '@/lib/store/testing/databases'
import { createPasswordGuard, GUESSES_ALLOWED } from './password-guard'

describe.each(dialects)('on $dialect', ({ create }) => {
  let database: TestDatabase
  let store: Store
  let clock: FrozenClock
  let guard: PasswordGuard
  beforeEach(async () => {
    database = await create()
    store = await createStore(database.url)
    clock = new FrozenClock()
    guard = createPasswordGuard({ store, clock, random: systemRandom })
    return async () => {
      await store.close()
      await database.drop()
    }
  })

  const attempt = (username: string, address = '203.0.113.7', domainId = 'd1') => ({
    username,
    address,
    domainId,
    now: clock.now(),
  })
  async function fail(times: number, address?: string) {
    for (let n = 0; n < times; n += 1) await guard.enter(attempt(`guess-${n}`, address))
  }

  describe('guessing passwords from one address', () => {
    it('is held up once too many failed, and let through again when the window is over', async () => {
      await fail(GUESSES_ALLOWED - 1)
      expect(await guard.enter(attempt('ada'))).toBe(true)
      expect(await guard.enter(attempt('ada'))).toBe(false)
      clock.advanceSeconds(900)
      expect(await guard.enter(attempt('ada'))).toBe(true)
    })

    it('is counted before it is tried, so that many sent at once are not many tried', async () => {
      const sent = Array.from({ length: GUESSES_ALLOWED * 2 }, (_, n) => guard.enter(attempt(`guess-${n}`)))
      expect((await Promise.all(sent)).filter(Boolean)).toHaveLength(GUESSES_ALLOWED)
    })

    it('holds up nobody who signed in through it lately', async () => {
      await guard.enter(attempt('Ada'))
      await guard.succeeded(attempt('Ada'))
      await fail(GUESSES_ALLOWED * 2)
      expect(await guard.enter(attempt('ada'))).toBe(true)
      expect(await guard.enter(attempt('grace'))).toBe(false)
    })

    it('holds up neither another address nor another domain', async () => {
      await fail(GUESSES_ALLOWED * 2)
      expect(await guard.enter(attempt('ada', '203.0.113.8'))).toBe(true)
      expect(await guard.enter(attempt('ada', '203.0.113.7', 'd2'))).toBe(true)
    })

    it('counts one household of IPv6 as one address', async () => {
      for (let n = 0; n < GUESSES_ALLOWED; n += 1) await guard.enter(attempt('ada', `2001:db8::${n.toString(16)}`))
      expect(await guard.enter(attempt('ada', '2001:db8::ffff'))).toBe(false)
    })

    it('is not what a gateway does through which more people sign in than fail', async () => {
      for (let n = 0; n < GUESSES_ALLOWED * 3; n += 1) {
        await guard.enter(attempt(`wrong-${n}`))
        expect(await guard.enter(attempt(`user-${n}`))).toBe(true)
        await guard.succeeded(attempt(`user-${n}`))
      }
      expect(await guard.enter(attempt('newcomer'))).toBe(true)
    })

    it('is not covered by one good account that signs in between the guesses', async () => {
      for (let n = 0; n < GUESSES_ALLOWED + 2; n += 1) {
        await guard.enter(attempt('mallory'))
        await guard.succeeded(attempt('mallory'))
        await guard.enter(attempt(`guess-${n}`))
      }
      expect(await guard.enter(attempt('ada'))).toBe(false)
    })
  })
})
