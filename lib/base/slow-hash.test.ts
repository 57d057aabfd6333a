import { hash } from '@node-rs/argon2'
import { describe, expect, it } from 'vitest'
import { FrozenClock } from './clock'
import { systemRandom } from './random'
import { hashSlowly, isOutdatedHash, NOBODYS_HASH, verifySlowly } from './slow-hash'
import { VerifiedCache } from './verified-cache'

describe('hashing what a person chose', () => {
  it('is argon2id at the OWASP cost, with a salt of its own each time', async () => {
    const [one, two] = await Promise.all([hashSlowly('secret'), hashSlowly('secret')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=12288,t=3,p=1\$/)
    expect(one).not.toBe(two)
    expect(await verifySlowly(one, 'secret')).toBe(true)
    expect(await verifySlowly(one, 'Secret')).toBe(false)
  })

  it('is no error for a hash that cannot be read', async () => {
    for (const broken of ['', 'x', '$argon2id$v=19$m=1', '$2b$10$abc'])
      expect(await verifySlowly(broken, 'secret')).toBe(false)
  })

  it('knows a hash of another cost', async () => {
    expect(isOutdatedHash(await hashSlowly('secret'))).toBe(false)
    expect(isOutdatedHash(await hash('secret', { memoryCost: 8192 }))).toBe(true)
    expect(isOutdatedHash(await hash('secret', { algorithm: 1 }))).toBe(true)
    expect(isOutdatedHash('x')).toBe(true)
  })

  it('costs as much for nobody as for somebody', () => {
    expect(isOutdatedHash(NOBODYS_HASH)).toBe(false)
  })
})

describe('remembering what was right', () => {
  const clock = new FrozenClock()

  it('answers for exactly the same parts, until the time is over', () => {
    const cache = new VerifiedCache(clock, systemRandom, 300)
    cache.add('hash', 'address', 'secret')
    expect(cache.has('hash', 'address', 'secret')).toBe(true)
    expect(cache.has('hash', 'addresss', 'ecret')).toBe(false)
    expect(cache.has('hash', 'address')).toBe(false)
    clock.advanceSeconds(300)
    expect(cache.has('hash', 'address', 'secret')).toBe(false)
  })

  it('forgets the oldest beyond its bound', () => {
    const cache = new VerifiedCache(clock, systemRandom, 300, 2)
    for (const secret of ['a', 'b', 'c']) cache.add(secret)
    expect([cache.has('a'), cache.has('b'), cache.has('c')]).toEqual([false, true, true])
  })
})
