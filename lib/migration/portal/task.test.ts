import { describe, expect, it } from 'vitest'
import { PHASES, type Phase } from '@/lib/schemas/migration/phase'
import { chainSteps } from './steps'
import { chainTask } from './task'

const NONE = {
  integrations: 2,
  belowGate: 2,
  quiet: 0,
  ssdOnly: 2,
  dual: 0,
  ocimOnly: 0,
  broken: 0,
  blocked: 0,
  verified: 0,
}
const dates = { windowAt: new Date('2026-12-01'), cutoverAt: new Date('2026-12-14'), downtimeMinutes: 30 }
const facts = (phase: Phase, scores: number[], counts: Partial<typeof NONE> = {}) => ({
  ...dates,
  phase,
  scores,
  counts: { ...NONE, ...counts },
})

describe('what a partner has to do', () => {
  it.each([
    ['MIGRATING', [2, 0, 0, 0, 0, 0], 'Reissue Client ID'],
    ['MIGRATING', [0, 1, 1, 0, 0, 0], 'Reissue Client ID'],
    ['MIGRATING', [0, 0, 1, 1, 0, 0], 'Test a request'],
    ['MIGRATING', [0, 0, 0, 1, 1, 0], 'Test a request'],
    ['MIGRATING', [0, 0, 0, 0, 1, 1], 'See what uses SSD'],
    ['CUTOVER', [0, 0, 2, 0, 0, 0], 'Test a request'],
  ] as const)('in %s with scores %j is: %s, before the cut-over', (phase, scores, button) => {
    const task = chainTask(facts(phase, [...scores]))
    expect(task.button).toBe(button)
    if (phase === 'MIGRATING') expect(task.by).toEqual(dates.cutoverAt)
  })

  it('is more urgent the less is done, and most of all where calls are refused', () => {
    const order = [
      facts('MIGRATED', [2, 0, 0, 0, 0, 0], { broken: 2 }),
      facts('MIGRATING', [0, 0, 2, 0, 0, 0]),
      facts('MIGRATING', [0, 0, 0, 0, 2, 0]),
      facts('NOTIFIED', [2, 0, 0, 0, 0, 0]),
      facts('NOTIFIED', [0, 2, 0, 0, 0, 0]),
      facts('MIGRATED', [0, 0, 0, 0, 0, 2], { verified: 2 }),
      facts('PLANNED', [2, 0, 0, 0, 0, 0]),
    ].map((each) => chainTask(each).urgency)
    expect(order).toEqual([...order].sort((a, b) => a - b))
  })

  it('has one step that is its turn, none before the announcement, and no reissue before the window', () => {
    for (const phase of PHASES) {
      const steps = chainSteps(facts(phase, [2, 0, 0, 0, 0, 0]))
      expect(steps.filter(({ state }) => state === 'current')).toHaveLength(phase === 'PLANNED' ? 0 : 1)
      const reissue = steps.find(({ key }) => key === 'reissue')
      expect(reissue?.state === 'blocked').toBe(['PLANNED', 'NOTIFIED', 'POSTPONED'].includes(phase))
    }
  })

  it('is done only when all integrations are, and nothing is done where there is none', () => {
    const half = chainSteps(facts('MIGRATING', [0, 1, 0, 1, 0, 0]))
    expect(half.find(({ key }) => key === 'reissue')).toMatchObject({ state: 'current', detail: '1 of 2 integrations' })
    const empty = chainSteps(facts('MIGRATED', [0, 0, 0, 0, 0, 0], { integrations: 0 }))
    expect(empty.some(({ state }) => state === 'done')).toBe(false)
  })
})
