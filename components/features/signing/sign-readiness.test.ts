import { describe, expect, it } from 'vitest'
import type { SigningOverview } from '@/lib/schemas/key-pair'
import { harmOfSigning } from './sign-readiness'

type Key = SigningOverview['keys'][number]
const key = (state: Key['state'], more: object = {}, algorithm = 'RS256') =>
  ({
    state,
    liveTokens: 0,
    tokensCutOff: 0,
    fetchedBy: 0,
    ...more,
    pair: { id: state, alias: state.toLowerCase(), algorithm },
  }) as Key
const harms = (current: Key, next: Key, more: object = {}) =>
  harmOfSigning({ keys: [current, next], callers: 9, rolloverHours: 48, ...more } as SigningOverview, next)

describe('what signing with the next key would do', () => {
  it('is harmless once every caller knows the key and no token outlives the rollover', () => {
    const told = harms(key('SIGNING', { liveTokens: 12 }), key('PUBLISHED', { fetchedBy: 9 }))
    expect(told).toEqual([{ sentence: 'All 9 callers of the last seven days know this key.', isDangerous: false }])
  })

  it('counts the callers that do not know the key', () => {
    const [first] = harms(key('SIGNING'), key('PUBLISHED', { fetchedBy: 7 }))
    expect(first).toMatchObject({ isDangerous: true, sentence: expect.stringContaining('2 callers have not fetched') })
  })

  it('says what algorithm callers must support', () => {
    const told = harms(key('SIGNING'), key('PUBLISHED', { fetchedBy: 9 }, 'EdDSA'))
    expect(told[1]).toMatchObject({ isDangerous: true, sentence: expect.stringContaining('EdDSA instead of RS256') })
  })

  it('counts the tokens that are refused before their time', () => {
    const current = key('SIGNING', { liveTokens: 1204, tokensCutOff: 1 })
    const next = key('PUBLISHED', { fetchedBy: 9 })
    expect(harms(current, next)[1]?.sentence).toContain('1 live token under signing outlive')
    expect(harms(current, next, { rolloverHours: 0 })[1]?.sentence).toContain('1,204 live tokens under signing')
  })
})
