import { beforeEach, describe, expect, it } from 'vitest'
import { FrozenClock } from '@/lib/base/clock'
import { sha256Hex } from '@/lib/base/hash'
import { systemRandom } from '@/lib/base/random'
import { hashSlowly, NOBODYS_HASH, SLOW_HASHES_AT_A_TIME, verifySlowly } from '@/lib/base/slow-hash'
import type { RuntimeSecret } from '@/lib/oauth/ports'
import { createSecretVerifier } from './secret-verifier'

let clock: FrozenClock
let slowCalls: string[]
let verifier: ReturnType<typeof createSecretVerifier>
beforeEach(() => {
  clock = new FrozenClock()
  slowCalls = []
  verifier = createSecretVerifier({
    clock,
    random: systemRandom,
    verifySlow(phc, secret) {
      slowCalls.push(phc)
      return verifySlowly(phc, secret)
    },
  })
})

const fast = (secret: string, change: Partial<RuntimeSecret> = {}): RuntimeSecret => ({
  id: `fast-${secret}`,
  hashKind: 'SHA256',
  hash: sha256Hex(secret),
  expiresAt: null,
  ...change,
})
const slow = async (secret: string, change: Partial<RuntimeSecret> = {}): Promise<RuntimeSecret> => ({
  ...fast(secret),
  id: `slow-${secret}`,
  hashKind: 'ARGON2ID',
  hash: await hashSlowly(secret),
  ...change,
})
const verify = (secrets: RuntimeSecret[], presented: string) => verifier.verify(secrets, presented, clock.now())

describe('client secrets', () => {
  it('matches a generated secret at once, without a slow hash', () => {
    expect(verify([fast('a')], 'a')).toEqual({ outcome: 'match', secretId: 'fast-a' })
    expect(slowCalls).toEqual([])
  })

  it('matches a chosen secret, and remembers it for five minutes', async () => {
    const secrets = [await slow('a')]
    expect(await verify(secrets, 'a')).toEqual({ outcome: 'match', secretId: 'slow-a' })
    expect(await verify(secrets, 'a')).toEqual({ outcome: 'match', secretId: 'slow-a' })
    clock.advanceSeconds(299)
    await verify(secrets, 'a')
    expect(slowCalls).toHaveLength(1)
    clock.advanceSeconds(1)
    await verify(secrets, 'a')
    expect(slowCalls).toHaveLength(2)
  })

  it('does not let a remembered secret in once its hash was replaced', async () => {
    await verify([await slow('a')], 'a')
    expect(await verify([await slow('b', { id: 'slow-a' })], 'a')).toEqual({ outcome: 'none' })
  })

  it('tells a right secret whose time is over from a wrong one', async () => {
    const expiresAt = clock.now()
    expect(await verify([fast('a', { expiresAt })], 'a')).toEqual({ outcome: 'expired' })
    expect(await verify([await slow('b', { expiresAt })], 'b')).toEqual({ outcome: 'expired' })
    expect(await verify([fast('a', { expiresAt })], 'x')).toEqual({ outcome: 'none' })
  })

  it('does not let a remembered secret in after its time', async () => {
    const secrets = [await slow('a', { expiresAt: new Date(clock.now().getTime() + 60_000) })]
    await verify(secrets, 'a')
    clock.advanceSeconds(60)
    expect(await verify(secrets, 'a')).toEqual({ outcome: 'expired' })
  })

  it('takes the secret before while it lives', async () => {
    const before = await slow('old', { expiresAt: new Date(clock.now().getTime() + 1000) })
    expect(await verify([fast('new'), before], 'old')).toEqual({ outcome: 'match', secretId: 'slow-old' })
  })
})

describe('time of a failure', () => {
  it.each([
    ['an unknown client', async () => []],
    ['a generated secret', async () => [fast('a')]],
    ['two generated secrets', async () => [fast('a'), fast('b')]],
    ['a chosen secret', async () => [await slow('a')]],
    ['a chosen beside a generated secret', async () => [fast('b'), await slow('a')]],
  ])('costs one slow hash with %s', async (_, secrets) => {
    expect(await verify(await secrets(), 'wrong')).toEqual({ outcome: 'none' })
    expect(slowCalls).toHaveLength(1)
  })

  it('is that of a hash at the usual cost, for a client that does not exist', async () => {
    await verify([], 'wrong')
    expect(slowCalls).toEqual([NOBODYS_HASH])
  })

  it('is no longer for an expired secret', async () => {
    await verify([fast('a', { expiresAt: clock.now() })], 'a')
    expect(slowCalls).toHaveLength(1)
  })
})

describe('many failures at once', () => {
  it('run few at a time, and are turned away with 503 once two hundred wait', async () => {
    let running = 0
    let most = 0
    let release = () => {}
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    const crowded = createSecretVerifier({
      clock,
      random: systemRandom,
      async verifySlow() {
        most = Math.max(most, ++running)
        await gate
        running--
        return false
      },
    })
    const kept = 200 + SLOW_HASHES_AT_A_TIME
    const attempts = Array.from({ length: kept + 1 }, () => Promise.resolve(crowded.verify([], 'x', clock.now())))
    await expect(attempts[kept]).rejects.toMatchObject({ kind: 'temporarily_unavailable', rule: { id: 'server.busy' } })
    release()
    const settled = await Promise.all(attempts.slice(0, kept))
    expect(settled.every(({ outcome }) => outcome === 'none')).toBe(true)
    expect(most).toBe(SLOW_HASHES_AT_A_TIME)
  })
})
