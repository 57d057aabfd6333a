import { beforeEach, describe, expect, it } from 'vitest'
import { sweepConsole } from '@/lib/auth/housekeeping'
import { INTEGRATION_USER_RULE } from '@/lib/auth/throttle-rules'
import { FrozenClock } from '@/lib/base/clock'
import { masterKeyFromText } from '@/lib/base/master-key'
import { systemRandom } from '@/lib/base/random'
import type { UserGuard } from '@/lib/oauth/ports/gateway'
import { createStore } from '@/lib/store/prisma-store'
import type { Store } from '@/lib/store/store'
import { dialects, type TestDatabase } from '@/lib/store/testing/databases'
import { createUserGuard } from './user-guard'

const masterKey = masterKeyFromText(systemRandom.bytes(32).toString('base64'), 'test')
const HOME = '198.51.100.1'
const { threshold, maxWaitSeconds, windowSeconds } = INTEGRATION_USER_RULE

describe.each(dialects)('on $dialect', ({ dialect, create }) => {
  let database: TestDatabase
  let store: Store
  let clock: FrozenClock
  let guard: UserGuard
  const node = () => createUserGuard({ store, clock, random: systemRandom, masterKey })
  beforeEach(async () => {
    database = await create()
    store = await createStore(database.url)
    clock = new FrozenClock()
    guard = node()
    return async () => {
      await store.close()
      await database.drop()
    }
  })

  const attempt = (username: string, address: string, environmentId = 'e1') => ({
    username,
    address,
    environmentId,
    now: clock.now(),
  })
  const enter = (username: string, address: string, environmentId?: string) =>
    guard.enter(attempt(username, address, environmentId))
  /** one address a guess, as a rented crowd of machines has them */
  async function guess(times: number, at = guard) {
    let tried = 0
    for (let n = 0; n < times; n += 1) if (await at.enter(attempt('LOCKS', `203.0.${n >> 8}.${n & 255}`))) tried += 1
    return tried
  }
  const isRight = async (address = HOME) => (await enter('LOCKS', address))?.wasRight()

  describe('guessing the password of one integration user from many addresses', () => {
    it('is held up after the first few, for minutes and never for long', async () => {
      expect(await guess(60)).toBe(threshold)
      clock.advanceSeconds(maxWaitSeconds)
      expect(await enter('locks', '192.0.2.9')).not.toBeNull()
      expect(await enter('locks', '192.0.2.10')).toBeNull()
    })

    it('gets through a bounded number of guesses in an hour', async () => {
      let tried = await guess(300)
      for (let second = 0; second < windowSeconds - 5; second += 5) {
        clock.advanceSeconds(5)
        tried += await guess(3)
      }
      expect(tried).toBeLessThan(40)
    })

    it('is counted before it is tried, so that many sent at once are not many tried', async () => {
      const sent = Array.from({ length: 100 }, (_, n) => enter('LOCKS', `203.0.113.${n}`))
      expect((await Promise.all(sent)).filter(Boolean).length).toBeLessThanOrEqual(threshold)
    })

    it('does not stop the integration where it runs, whatever its name is spelt like', async () => {
      await isRight()
      await guess(60)
      expect(await enter('LOCKS', '192.0.2.9')).toBeNull()
      for (let n = 0; n < 50; n += 1) expect(await enter('locks', HOME)).not.toBeNull()
    })

    it('does not stop it after a restart or on another node either, for thirty days', async () => {
      await isRight()
      await sweepConsole({ store, clock })
      guard = node()
      await guess(60)
      expect(await enter('LOCKS', HOME)).not.toBeNull()
      for (let day = 0; day < 40; day += 1) {
        clock.advanceSeconds(86_400)
        await sweepConsole({ store, clock })
        await isRight()
      }
      guard = node()
      await guess(60)
      expect(await enter('LOCKS', HOME)).not.toBeNull()
      clock.advanceSeconds(31 * 86_400)
      guard = node()
      await guess(60)
      expect(await enter('LOCKS', HOME)).toBeNull()
    })

    it('is not covered by the successes of the integration', async () => {
      await isRight()
      let tried = 0
      for (let n = 0; n < 100; n += 1) {
        await isRight()
        if (await enter('LOCKS', `203.0.113.${n}`)) tried += 1
      }
      expect(tried).toBe(threshold)
    })

    it('from where it runs is held up too, for a minute at most', async () => {
      await isRight()
      let tried = 0
      for (let n = 0; n < 500; n += 1) if (await enter('LOCKS', HOME)) tried += 1
      expect(tried).toBeLessThanOrEqual(100)
      clock.advanceSeconds(60)
      expect(await enter('LOCKS', HOME)).not.toBeNull()
    })

    it('holds up neither another user nor the same name in another environment', async () => {
      await guess(60)
      expect(await enter('TILL', '192.0.2.9')).not.toBeNull()
      expect(await enter('LOCKS', '192.0.2.9', 'e2')).not.toBeNull()
    })

    it('is forgotten when its hour is over', async () => {
      await guess(60)
      clock.advanceSeconds(windowSeconds)
      expect(await guess(60)).toBe(threshold)
    })

    it('is counted over all nodes, where the database allows for more than one', async () => {
      const [first, second] = [await guess(10), await guess(60, node())]
      expect(first + second).toBe(dialect === 'postgresql' ? threshold : 10 + threshold)
    })
  })

  it('an integration that starts with many requests at once is let in, and none is held against it', async () => {
    const passes = await Promise.all(Array.from({ length: threshold - 1 }, () => enter('LOCKS', HOME)))
    expect(passes.every(Boolean)).toBe(true)
    await Promise.all(passes.map((pass) => pass?.wasRight()))
    expect(await guess(threshold - 1)).toBe(threshold - 1)
  })
})
