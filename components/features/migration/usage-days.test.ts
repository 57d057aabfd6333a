import { expect, it } from 'vitest'
import { usageDays } from './usage-days'

it('days without requests are there too, and refused requests of any scheme are told apart from served ones', () => {
  const at = (text: string) => new Date(text)
  const days = usageDays(
    [
      { at: at('2026-11-20T00:00:00Z'), kind: 'SSD', outcome: 'ok', count: 3 },
      { at: at('2026-11-20T05:00:00Z'), kind: 'SSD', outcome: 'ok', count: 2 },
      { at: at('2026-11-20T00:00:00Z'), kind: 'OCIM', outcome: 'gateway.scope', count: 1 },
      { at: at('2026-11-22T00:00:00Z'), kind: 'API', outcome: 'ok', count: 7 },
      { at: at('2026-11-30T00:00:00Z'), kind: 'API', outcome: 'ok', count: 9 },
    ],
    at('2026-11-20T11:00:00Z'),
    at('2026-11-22T01:00:00Z'),
  )
  expect(days).toEqual([
    { date: '2026-11-20', ssd: 5, ocim: 0, api: 0, refused: 1 },
    { date: '2026-11-21', ssd: 0, ocim: 0, api: 0, refused: 0 },
    { date: '2026-11-22', ssd: 0, ocim: 0, api: 7, refused: 0 },
  ])
})
