import { describe, expect, it } from 'vitest'
import { byHour } from './overview'

const now = new Date('2026-06-01T12:34:56Z')

describe('usage by hour', () => {
  it('covers 24 hours, the one in progress last, empty ones included', () => {
    const hours = byHour([], now)
    expect(hours).toHaveLength(24)
    expect(hours[0]?.startAt.toISOString()).toBe('2026-05-31T13:00:00.000Z')
    expect(hours[23]?.startAt.toISOString()).toBe('2026-06-01T12:00:00.000Z')
  })

  it('adds up outcomes: issued on one side, every refusal on the other', () => {
    const startAt = new Date('2026-06-01T12:00:00Z')
    const hours = byHour(
      [
        { startAt, outcome: 'issued', count: 3 },
        { startAt, outcome: 'issued', count: 4 },
        { startAt, outcome: 'client.secret', count: 2 },
        { startAt: new Date('2026-05-30T12:00:00Z'), outcome: 'issued', count: 99 },
      ],
      now,
    )
    expect(hours[23]).toMatchObject({ issued: 7, refused: 2 })
    expect(hours.slice(0, 23).every((hour) => hour.issued === 0)).toBe(true)
  })
})
