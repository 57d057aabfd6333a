import { describe, expect, it } from 'vitest'
import { humanDuration } from './human-duration'

describe('a duration in words', () => {
  it('names at most two units and gets the plural right', () => {
    expect(humanDuration(3600)).toBe('1 hour')
    expect(humanDuration(5400)).toBe('1 hour 30 minutes')
    expect(humanDuration(86_461)).toBe('1 day 1 minute')
    expect(humanDuration(1)).toBe('1 second')
  })

  it('says nothing about a number that is none', () => {
    expect(humanDuration(Number.NaN)).toBe('')
    expect(humanDuration(-1)).toBe('')
  })
})
