import { describe, expect, it } from 'vitest'
import { exactTime, relativeTime } from '@/components/ui/relative-time'

const now = Date.UTC(2026, 10, 21, 12)
const inSeconds = (seconds: number) => relativeTime(now + seconds * 1000, now)

describe('relativeTime', () => {
  it('says just now for the last minute and for a clock that runs a little ahead', () => {
    expect(inSeconds(-59)).toBe('just now')
    expect(inSeconds(0)).toBe('just now')
    expect(inSeconds(1)).toBe('just now')
  })

  it('counts in the largest unit that has begun', () => {
    expect(inSeconds(-60)).toBe('1 minute ago')
    expect(inSeconds(-3599)).toBe('59 minutes ago')
    expect(inSeconds(-3600)).toBe('1 hour ago')
    expect(inSeconds(-3 * 86_400)).toBe('3 days ago')
    expect(inSeconds(-20 * 86_400)).toBe('2 weeks ago')
    expect(inSeconds(-400 * 86_400)).toBe('13 months ago')
    expect(inSeconds(-800 * 86_400)).toBe('2 years ago')
  })

  it('never promises more time than is left', () => {
    expect(inSeconds(30)).toBe('in under a minute')
    expect(inSeconds(2 * 3600 - 1)).toBe('in 1 hour')
    expect(inSeconds(3 * 86_400 - 1)).toBe('in 2 days')
  })
})

describe('exactTime', () => {
  it('names the zone it is written in', () => {
    expect(exactTime(now, 'UTC')).toBe('21 Nov 2026, 12:00:00 UTC')
  })
})
