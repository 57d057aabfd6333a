import { describe, expect, it } from 'vitest'
import type { EnvironmentItem } from '@/lib/schemas/migration/environment'
import { type MigrationFacts, migrationAttentionItems } from './attention-rules'

const now = new Date('2026-11-21T12:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)

function environment(
  change: Partial<EnvironmentItem>,
  counts: Partial<EnvironmentItem['counts']> = {},
): EnvironmentItem {
  return {
    id: 'e1',
    label: 'SOL/PRD',
    phase: 'MIGRATING',
    windowAt: null,
    cutoverAt: null,
    cutoverBeganAt: null,
    downtimeMinutes: 30,
    ...change,
    counts: { integrations: 4, belowGate: 0, blocked: 0, ...counts },
  } as EnvironmentItem
}

const nothing: MigrationFacts = {
  now,
  due: { first: [], total: 0 },
  inCutover: [],
  belowGate: [],
  inSupport: { first: [], total: 0 },
}
const told = (facts: Partial<MigrationFacts>) =>
  migrationAttentionItems({ ...nothing, ...facts }).map(({ tone, sentence }) => `${tone}: ${sentence}`)

describe('what deserves the attention of who leads migrations', () => {
  it('is nothing while every date lies ahead and no cut-over is under way', () => {
    expect(told({})).toEqual([])
  })

  it('is a window or a cut-over whose date has passed, the first by name and the others by number', () => {
    const first = [environment({ phase: 'NOTIFIED', windowAt: later(-50) }), environment({ cutoverAt: later(-1) })]
    expect(told({ due: { first, total: 4 } })).toEqual([
      'attention: The window of SOL/PRD was due 2 days ago and is not open.',
      'attention: The cut-over of SOL/PRD was due today and has not begun.',
      'attention: 2 further migrations are past their date.',
    ])
  })

  it('is a cut-over with blockers or beyond its announced downtime, and no other', () => {
    const began = (minutes: number) => environment({ phase: 'CUTOVER', cutoverBeganAt: later(-minutes / 60) })
    expect(told({ inCutover: [began(10)] })).toEqual([])
    expect(told({ inCutover: [began(31)] })).toEqual([
      'bad: SOL/PRD has been in cut-over for 31 minutes of the announced 30.',
    ])
    const blocked = environment({ phase: 'CUTOVER', cutoverBeganAt: later(0) }, { blocked: 1 })
    expect(told({ inCutover: [blocked] })).toEqual([
      'bad: SOL/PRD has been in cut-over for 0 minutes of the announced 30, with 1 blocked integration.',
    ])
  })

  it('is an integration below the gate in the week before a cut-over, not earlier', () => {
    const at = (hours: number) => environment({ cutoverAt: later(hours) }, { belowGate: 1 })
    expect(told({ belowGate: [at(8 * 24)] })).toEqual([])
    expect(told({ belowGate: [at(30)] })).toEqual([
      'attention: SOL/PRD cuts over in 2 days, and 1 of 4 integrations is below the gate.',
    ])
  })

  it('is a problem that is open after completion', () => {
    expect(told({ inSupport: { first: [environment({ phase: 'SUPPORT' })], total: 1 } })).toEqual([
      'bad: A problem of SOL/PRD is open after the migration.',
    ])
  })
})
