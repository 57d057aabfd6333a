import { describe, expect, it } from 'vitest'
import { timeLineShape } from './time-line-shape'

const HOUR = 3_600_000
const now = new Date('2026-03-01T12:00:00Z')
const hours = (later: number) => new Date(now.getTime() + later * HOUR)
const key = (
  id: string,
  state: 'PUBLISHED' | 'SIGNING' | 'RETIRING',
  times: [number, number | null, number | null],
) => ({
  state,
  publishedAt: hours(times[0]),
  signingAt: times[1] === null ? null : hours(times[1]),
  retiresAt: times[2] === null ? null : hours(times[2]),
  isPublished: true,
  pair: { id },
})

describe('the time line of keys', () => {
  it('has now in the middle, and what is known of each key around it', () => {
    const keys = [
      key('new', 'SIGNING', [-24, -12, null]),
      key('old', 'RETIRING', [-48, -48, 24]),
      key('next', 'PUBLISHED', [-6, null, null]),
    ]
    const shape = timeLineShape(keys, now, null)
    expect([shape.start, shape.end]).toEqual([hours(-48), hours(24)])
    expect(shape.rows).toEqual([
      {
        keyPairId: 'new',
        segments: [
          { kind: 'published', from: 25, to: 37.5 },
          { kind: 'signing', from: 37.5, to: 100 },
        ],
      },
      {
        keyPairId: 'old',
        segments: [
          { kind: 'signing', from: 0, to: 37.5 },
          { kind: 'retiring', from: 37.5, to: 100 },
        ],
      },
      { keyPairId: 'next', segments: [{ kind: 'published', from: 43.75, to: 100 }] },
    ])
  })

  it('cuts off what is long ago, and shows what is planned', () => {
    const shape = timeLineShape([key('k', 'SIGNING', [-24 * 400, -24 * 400, null])], now, hours(240))
    expect(shape.start).toEqual(hours(-24 * 90))
    expect(shape.end).toEqual(hours(240))
    expect(shape.rows[0]?.segments).toEqual([{ kind: 'signing', from: 0, to: 100 }])
  })

  it('leaves out what was over before the picture begins', () => {
    const keys = [key('k', 'SIGNING', [-1, -1, null]), key('gone', 'RETIRING', [-9000, -9000, -8000])]
    expect(timeLineShape(keys, now, null).rows[1]?.segments).toEqual([])
  })
})
