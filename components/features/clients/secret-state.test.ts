import { describe, expect, it } from 'vitest'
import { secretState } from './secret-state'

describe('how a current secret stands', () => {
  const now = Date.parse('2026-06-01T00:00:00Z')
  const inDays = (days: number) => new Date(now + days * 86_400_000)
  it.each([
    [null, { word: 'Current', tone: 'good' }],
    [inDays(31), { word: 'Current', tone: 'good' }],
    [inDays(30), { word: 'Ends in 30 days', tone: 'attention' }],
    [inDays(7), { word: 'Ends in 7 days', tone: 'bad' }],
    [inDays(0.5), { word: 'Ends in 1 day', tone: 'bad' }],
    [inDays(0), { word: 'Ended', tone: 'bad' }],
  ])('%s', (expiresAt, state) => {
    expect(secretState(expiresAt, now)).toEqual(state)
  })
})
