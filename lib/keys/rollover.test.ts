import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DomainKeyRecord } from '@/lib/store/policy-types'
import { deletionRefusal, isPublished, planSigningSwitch } from './rollover'

const T0 = new Date('2026-01-01T00:00:00Z')
const hoursLater = (hours: number) => new Date(T0.getTime() + hours * 3_600_000)
const born: DomainKeyRecord = {
  domainId: 'd1',
  keyPairId: 'k1',
  state: 'SIGNING',
  kid: 'Payments',
  publishedAt: T0,
  signingAt: T0,
  retiresAt: null,
}
const next = { keyPairId: 'k2', alias: 'k2-alias', x5tS256: 'AbCdEfGhIjK' }

function apply(current: DomainKeyRecord[], plan: ReturnType<typeof planSigningSwitch>): DomainKeyRecord[] {
  const kept = current.map((key) => plan.update.find((update) => update.keyPairId === key.keyPairId) ?? key)
  return plan.assign ? [...kept, plan.assign] : kept
}

describe('signing key rollover', () => {
  it('C05: the new pair signs at once, and the one before is published and believed beside it', () => {
    const keys = apply([born], planSigningSwitch('d1', [born], next, 48, T0))
    expect(keys.filter((key) => key.state === 'SIGNING').map((key) => key.keyPairId)).toEqual(['k2'])
    expect(keys.filter((key) => isPublished(key, hoursLater(47))).map((key) => key.keyPairId)).toEqual(['k1', 'k2'])
  })

  it('C06: after the rollover duration only the new pair is published and believed', () => {
    const keys = apply([born], planSigningSwitch('d1', [born], next, 48, T0))
    expect(keys.filter((key) => isPublished(key, hoursLater(48))).map((key) => key.keyPairId)).toEqual(['k2'])
  })

  it('C07: with a duration of 0 the previous key is gone at once', () => {
    const keys = apply([born], planSigningSwitch('d1', [born], next, 0, T0))
    expect(keys.filter((key) => isPublished(key, T0)).map((key) => key.keyPairId)).toEqual(['k2'])
  })

  it('names pairs other than the first by their alias', () => {
    expect(planSigningSwitch('d1', [born], next, 48, T0).assign?.kid).toBe('k2-alias')
  })

  it('never gives two pairs of a domain one key id', () => {
    const named = { ...next, alias: 'Payments' }
    expect(planSigningSwitch('d1', [born], named, 48, T0).assign?.kid).toBe('Payments-AbCdEfGh')
  })

  it('changes nothing when the pair signs already', () => {
    const same = { keyPairId: 'k1', alias: 'Payments-default', x5tS256: 'x' }
    expect(planSigningSwitch('d1', [born], same, 48, T0)).toEqual({ update: [], assign: null })
  })

  it('gives a returning pair the key id it had', () => {
    const first = apply([born], planSigningSwitch('d1', [born], next, 48, T0))
    const back = { keyPairId: 'k1', alias: 'Payments-default', x5tS256: 'x' }
    const second = apply(first, planSigningSwitch('d1', first, back, 48, hoursLater(100)))
    expect(second.find((key) => key.keyPairId === 'k1')).toMatchObject({
      state: 'SIGNING',
      kid: 'Payments',
      retiresAt: null,
    })
  })

  it('leaves exactly one signing key, distinct key ids and running windows alone, whatever the order of switches', () => {
    const switches = fc.array(
      fc.record({ pair: fc.integer({ min: 1, max: 4 }), hours: fc.integer({ min: 0, max: 99 }) }),
    )
    fc.assert(
      fc.property(switches, (steps) => {
        let keys = [born]
        steps.forEach((step, index) => {
          const target = { keyPairId: `k${step.pair}`, alias: `alias-${step.pair}`, x5tS256: `thumb-${step.pair}` }
          const running = keys.filter((key) => key.state === 'RETIRING' && key.keyPairId !== target.keyPairId)
          keys = apply(keys, planSigningSwitch('d1', keys, target, step.hours, hoursLater(index)))
          expect(keys.filter((key) => key.state === 'SIGNING').map((key) => key.keyPairId)).toEqual([target.keyPairId])
          expect(new Set(keys.map((key) => key.kid)).size).toBe(keys.length)
          for (const key of running) expect(keys).toContainEqual(key)
        })
      }),
    )
  })
})

describe('deleting a key pair', () => {
  const used = (key: DomainKeyRecord) => [{ ...key, domainName: 'Payments' }]
  it('C08: is refused while a domain signs with it', () => {
    expect(deletionRefusal(used(born), T0)).toBe('It is in use by Payments')
  })

  it('C08: is refused while it is published ahead of use', () => {
    expect(deletionRefusal(used({ ...born, state: 'PUBLISHED' }), T0)).toBe('It is in use by Payments')
  })

  it('C09: is refused inside a rollover window and allowed after it', () => {
    const retiring = used({ ...born, state: 'RETIRING', retiresAt: hoursLater(2) })
    expect(deletionRefusal(retiring, hoursLater(1))).toBe('It is still inside the rollover window of Payments')
    expect(deletionRefusal(retiring, hoursLater(2))).toBeNull()
  })

  it('is allowed when nobody uses it', () => {
    expect(deletionRefusal([], T0)).toBeNull()
  })
})
