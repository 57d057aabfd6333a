import { describe, expect, it } from 'vitest'
import { monthAfter, monthSpan, monthWeeks, readMonth } from './calendar-month'

describe('the month of the calendar', () => {
  it('is the one of the address, or the present one when the address names none', () => {
    const now = Date.UTC(2026, 10, 21)
    expect(readMonth('2027-02', now)).toBe('2027-02')
    expect(readMonth('2027-13', now)).toBe('2026-11')
    expect(readMonth(undefined, now)).toBe('2026-11')
  })

  it('steps over the end of a year', () => {
    expect(monthAfter('2026-12', 1)).toBe('2027-01')
    expect(monthAfter('2026-01', -1)).toBe('2025-12')
  })

  it('is shown in whole weeks from Monday to Sunday', () => {
    expect(monthSpan('2026-11').from.toISOString()).toBe('2026-10-26T00:00:00.000Z')
    expect(monthSpan('2026-11').to.toISOString()).toBe('2026-12-07T00:00:00.000Z')
    const february = monthWeeks('2027-02', [])
    expect(february).toHaveLength(4)
    expect(february.flat().every((day) => day.isInMonth)).toBe(true)
  })

  it('has every event on its own day, the earlier before the later', () => {
    const events = ['2026-11-21T22:00:00Z', '2026-11-21T03:00:00Z', '2026-11-22T00:00:00Z'].map((at) => ({
      at: new Date(at),
    }))
    const days = monthWeeks('2026-11', events).flat()
    const hours = (date: string) => days.find((day) => day.date === date)?.events.map(({ at }) => at.getUTCHours())
    expect(hours('2026-11-21')).toEqual([3, 22])
    expect(hours('2026-11-22')).toEqual([0])
    expect(hours('2026-11-23')).toEqual([])
  })
})
