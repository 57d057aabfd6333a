import { describe, expect, it } from 'vitest'
import { PHASES } from '@/lib/schemas/migration/phase'
import { customerTask } from './customer-task'

const counts = {
  integrations: 12,
  belowGate: 3,
  quiet: 9,
  ssdOnly: 2,
  dual: 1,
  ocimOnly: 9,
  broken: 0,
  blocked: 0,
  verified: 4,
}
const facts = {
  windowAt: new Date('2027-01-10T00:00:00Z'),
  cutoverAt: new Date('2027-02-01T00:00:00Z'),
  downtimeMinutes: 30,
  counts,
}

describe('what a customer has to do', () => {
  it('says how many integrations are missing, and until when, while the window is open', () => {
    const task = customerTask({ ...facts, phase: 'MIGRATING' })
    expect(task).toEqual({
      text: '3 of 12 integrations must still change to OCIM. The cut-over is',
      tone: 'attention',
      at: facts.cutoverAt,
    })
    const ready = customerTask({ ...facts, phase: 'MIGRATING', counts: { ...counts, belowGate: 0 } })
    expect(ready).toMatchObject({ text: 'All 12 integrations are ready. The cut-over is', tone: 'good' })
  })

  it('puts integrations that stopped working before those that are to be verified', () => {
    const broken = customerTask({ ...facts, phase: 'MIGRATED', counts: { ...counts, broken: 2 } })
    expect(broken).toMatchObject({ tone: 'bad', text: expect.stringContaining('2 of 12 integrations stopped working') })
    expect(customerTask({ ...facts, phase: 'MIGRATED' }).text).toContain('4 of 12')
    expect(customerTask({ ...facts, phase: 'MIGRATED', counts: { ...counts, verified: 12 } }).tone).toBe('good')
  })

  it.each(PHASES)('has a sentence in phase %s, with no integrations too', (phase) => {
    const none = Object.fromEntries(Object.keys(counts).map((key) => [key, 0])) as typeof counts
    for (const each of [counts, none]) {
      const { text, at } = customerTask({ ...facts, phase, counts: each })
      expect(text).toMatch(at === null ? /\.$/ : / (is|opens)$/)
    }
  })
})
