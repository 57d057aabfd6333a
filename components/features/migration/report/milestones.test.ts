import { expect, it } from 'vitest'
import type { ReportEntry } from '@/lib/schemas/migration/report'
import { milestones } from './milestones'

const at = (text: string) => new Date(`2026-11-${text}:00Z`)

function entry(when: string, who: string, move: ReportEntry['move']): ReportEntry {
  return { seq: 1, at: at(when), who, sentence: '', move }
}

const noDates = { announcedAt: null, openedAt: null, cutoverBeganAt: null, completedAt: null, verifiedAt: null }

it('the time line has every move in its order, an abort and a mended problem by their names, between them first and last use', () => {
  const lines = milestones({
    environment: { ...noDates, announcedAt: at('01T09:00') },
    entries: [
      entry('01T09:00', 'ann', { from: 'PLANNED', to: 'NOTIFIED' }),
      entry('02T09:00', 'ann', { from: 'NOTIFIED', to: 'MIGRATING' }),
      entry('02T10:00', 'ben', null),
      entry('05T09:00', 'ann', { from: 'MIGRATING', to: 'CUTOVER' }),
      entry('05T09:10', 'ben', { from: 'CUTOVER', to: 'MIGRATING' }),
      entry('06T09:00', 'ann', { from: 'CUTOVER', to: 'MIGRATED' }),
      entry('07T09:00', 'ann', { from: 'SUPPORT', to: 'MIGRATED' }),
    ],
    integrations: [
      { name: 'Locks', firstOcimAt: at('04T08:00'), lastSsdAt: at('04T12:00') },
      { name: 'Rates', firstOcimAt: at('03T08:00'), lastSsdAt: at('06T08:59') },
      { name: 'Idle', firstOcimAt: null, lastSsdAt: null },
    ],
  })
  expect(lines.map(({ title, who }) => [title, who])).toEqual([
    ['Announced', 'ann'],
    ['Window opened', 'ann'],
    ['First token by OCIM', 'Rates'],
    ['Cut-over begun', 'ann'],
    ['Cut-over aborted', 'ben'],
    ['Last token by SSD', 'Rates'],
    ['Completed: SSD switched off', 'ann'],
    ['Problem closed', 'ann'],
  ])
})

it('dates that came with an import stand in the time line, although nobody is known to have brought them about', () => {
  const environment = { ...noDates, announcedAt: at('01T09:00'), completedAt: at('05T09:00') }
  const lines = milestones({ environment, entries: [], integrations: [] })
  expect(lines.map(({ title, who }) => [title, who])).toEqual([
    ['Announced', null],
    ['Completed: SSD switched off', null],
  ])
})
