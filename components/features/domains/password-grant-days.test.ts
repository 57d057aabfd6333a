import { describe, expect, it } from 'vitest'
import { endOfDay, lastDayOf, passwordGrantAttributes } from './password-grant-days'

describe('the last day of the password grant', () => {
  it('is the day at whose end the grant ends, and comes back as it was chosen', () => {
    expect(endOfDay('2026-12-31')).toBe('2027-01-01T00:00:00.000Z')
    for (const day of ['2026-12-31', '2028-02-29', '']) {
      expect(lastDayOf({ passwordGrantEndsAt: endOfDay(day) })).toBe(day)
    }
    expect(lastDayOf(null)).toBe('')
  })

  it('that was not touched keeps the instant that was written', () => {
    const before = { passwordGrantEndsAt: '2027-03-01T09:30:00Z' }
    expect(passwordGrantAttributes({ isOn: false, lastDay: '2027-03-01' }, before)).toEqual({
      passwordGrantEnabled: 'false',
      passwordGrantEndsAt: '2027-03-01T09:30:00Z',
    })
    expect(passwordGrantAttributes({ isOn: true, lastDay: '' }, before).passwordGrantEndsAt).toBe('')
  })
})
