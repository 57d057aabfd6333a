import { describe, expect, it } from 'vitest'
import { rangeFrom, spanOf, totals, usageBars } from './usage-rows'

const now = new Date('2027-01-10T12:34:56Z')

describe('usage of an environment over time', () => {
  it('has a bar for every bucket up to the running one, and nothing outside', () => {
    const { from, to } = spanOf('day', now)
    expect([from.toISOString(), to.toISOString()]).toEqual(['2027-01-09T13:00:00.000Z', '2027-01-10T13:00:00.000Z'])
    const bars = usageBars(
      [
        { at: new Date('2027-01-10T12:00:00Z'), kind: 'OCIM', outcome: 'ok', count: 3 },
        { at: new Date('2027-01-10T12:00:00Z'), kind: 'OCIM', outcome: 'gateway.client', count: 2 },
        { at: new Date('2027-01-10T12:00:00Z'), kind: 'API', outcome: 'gateway.property', count: 1 },
        { at: from, kind: 'SSD', outcome: 'ok', count: 5 },
        { at: from, kind: 'API', outcome: 'ok', count: 7 },
        { at: new Date('2027-01-09T12:00:00Z'), kind: 'SSD', outcome: 'ok', count: 100 },
        { at: to, kind: 'SSD', outcome: 'ok', count: 100 },
      ],
      'day',
      now,
    )
    expect(bars).toHaveLength(24)
    expect(bars.at(-1)).toMatchObject({ ocim: 3, refused: 3 })
    expect(bars[0]).toMatchObject({ ssd: 5, calls: 7 })
    expect(totals(bars)).toEqual({ ssd: 5, ocim: 3, calls: 7, refused: 3 })
  })

  it('takes any other word for a day', () => {
    expect([rangeFrom('week'), rangeFrom('month'), rangeFrom('century'), rangeFrom(undefined)]).toEqual([
      'week',
      'month',
      'day',
      'day',
    ])
  })
})
