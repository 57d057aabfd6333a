import { describe, expect, it } from 'vitest'
import { addSeconds } from '@/lib/base/clock'
import type { Phase } from '@/lib/schemas/migration/phase'
import { PHASES } from '@/lib/schemas/migration/phase'
import type { IntegrationFacts } from '@/lib/store/migration/integration-types'
import { blockersOf, isNews, type Surroundings, standingOf } from './readiness'

const NOW = new Date('2026-03-01T12:00:00Z')
const hours = (count: number) => addSeconds(NOW, -3600 * count)

const facts = (change: Partial<IntegrationFacts> = {}): IntegrationFacts => ({
  id: 'i',
  environmentId: 'e',
  name: 'Locks',
  ownerKind: 'PARTNER',
  partnerId: 'p',
  applicationId: 'a',
  state: 'SSD_ONLY',
  score: 0,
  blockers: [],
  ownerEmail: 'locks@example.com',
  separatedByUser: false,
  acknowledgedAt: null,
  credentialsIssuedAt: null,
  firstOcimAt: null,
  lastSsdAt: null,
  lastOcimAt: null,
  lastApiAt: null,
  lastOcimApiAt: null,
  addressRefusedAt: null,
  gatewayRefusedAt: null,
  createdAt: hours(1000),
  users: 1,
  ...change,
})
const around = (change: Partial<Surroundings> = {}): Surroundings => ({
  phase: 'MIGRATING',
  enterpriseCode: 'SOLARIS',
  quietHours: 24,
  now: NOW,
  ...change,
})
const stands = (change: Partial<IntegrationFacts>, surroundings: Partial<Surroundings> = {}) => {
  const { state, score } = standingOf(facts(change), around(surroundings))
  return `${state} R${score}`
}

describe('the score of an integration', () => {
  const called = { credentialsIssuedAt: hours(50), lastOcimAt: hours(1), lastOcimApiAt: hours(1) }

  it('is the highest that was shown, whatever was left out on the way', () => {
    expect(stands({})).toBe('SSD_ONLY R0')
    expect(stands({ acknowledgedAt: NOW })).toBe('SSD_ONLY R1')
    expect(stands({ credentialsIssuedAt: NOW })).toBe('CREDENTIALS_ISSUED R2')
    expect(stands({ credentialsIssuedAt: NOW, lastOcimAt: NOW })).toBe('DUAL R3')
    expect(stands({ ...called, lastSsdAt: hours(23) })).toBe('DUAL R4')
    expect(stands({ ...called, lastSsdAt: hours(24) })).toBe('OCIM_ONLY R5')
  })

  it('counts the silence of what never used SSD from when it was entered', () => {
    expect(stands({ ...called, createdAt: hours(2) })).toBe('DUAL R4')
    expect(stands({ ...called, createdAt: hours(24) })).toBe('OCIM_ONLY R5')
  })

  it('is not raised by a clock that was moved back', () => {
    expect(stands({ ...called, lastSsdAt: hours(-5) })).toBe('DUAL R4')
  })
})

describe('the state of an integration', () => {
  it('after completion is decided by whether it ever got a token by OCIM', () => {
    for (const phase of PHASES.filter((one): one is Phase => ['MIGRATED', 'VERIFIED', 'SUPPORT'].includes(one))) {
      expect(stands({}, { phase })).toBe('BROKEN R0')
      expect(stands({ credentialsIssuedAt: hours(2) }, { phase })).toBe('BROKEN R2')
      expect(stands({ credentialsIssuedAt: hours(2), lastOcimAt: hours(1) }, { phase })).toBe('OCIM_ONLY R3')
      expect(stands({ state: 'VERIFIED' }, { phase })).toBe('VERIFIED R0')
    }
  })

  it('is news only where something changed', () => {
    const same = facts({ state: 'DUAL', score: 3, credentialsIssuedAt: NOW, firstOcimAt: hours(2), lastOcimAt: NOW })
    const standing = standingOf(same, around())
    expect(isNews(same, standing)).toBe(false)
    expect(isNews({ ...same, lastSsdAt: NOW }, standingOf({ ...same, lastSsdAt: NOW }, around()))).toBe(true)
  })
})

describe('a blocker', () => {
  const blockers = (change: Partial<IntegrationFacts>, surroundings: Partial<Surroundings> = {}) =>
    blockersOf(facts(change), around(surroundings))

  it('is told of what nobody can be asked about, and of what the environment lacks', () => {
    expect(blockers({})).toEqual([])
    expect(blockers({ ownerEmail: null, applicationId: null }, { enterpriseCode: null })).toEqual([
      'owner-unknown',
      'enterprise-missing',
      'application-unknown',
    ])
  })

  it('is a partner whose users kept data apart, if it has more than one', () => {
    expect(blockers({ separatedByUser: true, users: 2 })).toEqual(['separated-users'])
    expect(blockers({ separatedByUser: true, users: 1 })).toEqual([])
    expect(blockers({ separatedByUser: true, users: 2, ownerKind: 'CUSTOMER' })).toEqual([])
  })

  it('is a refusal of the last 24 hours, and no older one', () => {
    const refused = { addressRefusedAt: hours(23), gatewayRefusedAt: hours(23) }
    expect(blockers(refused)).toEqual(['gateway-mismatch', 'address-refused'])
    expect(blockers({ addressRefusedAt: hours(24), gatewayRefusedAt: hours(24) })).toEqual([])
  })

  it('in the window is a client that was never used, or SSD beside OCIM; before it neither is', () => {
    expect(blockers({ credentialsIssuedAt: NOW })).toEqual(['no-ocim-request'])
    expect(blockers({ firstOcimAt: NOW, lastSsdAt: hours(1) })).toEqual(['ssd-still-used'])
    expect(blockers({ credentialsIssuedAt: NOW }, { phase: 'POSTPONED' })).toEqual([])
    expect(blockers({ firstOcimAt: NOW, lastSsdAt: hours(1) }, { phase: 'POSTPONED' })).toEqual([])
    expect(blockers({}, { phase: 'MIGRATED' })).toEqual(['no-ocim-request'])
  })
})
