import { describe, expect, it } from 'vitest'
import { DEFAULT_MIGRATION_SETTINGS } from '@/lib/schemas/migration/settings'
import type { NoticeFacts } from '@/lib/store/migration/notice-types'
import { dueReminder } from './reminder-rules'

const day = (date: string) => new Date(`${date}T09:00:00Z`)
const facts = (given: Partial<NoticeFacts>): NoticeFacts => ({
  environmentId: 'e',
  environment: 'SOLARIS/UAT',
  chain: 'Solaris',
  enterpriseId: 'SOLARENT',
  gateway: 'gateway.example',
  phase: 'NOTIFIED',
  windowAt: day('2027-04-01'),
  cutoverAt: day('2027-05-01'),
  downtimeMinutes: 30,
  announcedAt: day('2026-12-01'),
  openedAt: null,
  ...given,
})
const { reminderDays } = DEFAULT_MIGRATION_SETTINGS
const due = (given: Partial<NoticeFacts>, now: string) => dueReminder(facts(given), reminderDays, day(now))

describe('the reminder that is due', () => {
  it.each([
    ['2026-12-30', null],
    ['2027-01-01', 90],
    ['2027-01-30', 90],
    ['2027-01-31', 60],
    ['2027-03-30', 7],
    ['2027-03-31', 1],
    ['2027-04-01', null],
  ])('before the window, on %s: %s', (now, days) => {
    expect(due({}, now)?.days ?? null).toBe(days)
  })

  it('catches up on the latest alone, and not on days that had passed when the date was told', () => {
    expect(due({}, '2027-03-26')?.days).toBe(7)
    expect(due({ announcedAt: day('2027-03-10') }, '2027-03-11')).toBeNull()
    expect(due({ announcedAt: day('2027-03-10') }, '2027-03-18')?.days).toBe(15)
  })

  it('counts to the cut-over once the window is open, and leaves in peace whoever has moved', () => {
    const open = { phase: 'MIGRATING', openedAt: day('2027-04-01') }
    expect(due(open, '2027-04-02')).toBeNull()
    expect(due(open, '2027-04-17')).toMatchObject({ days: 15, behindOnly: true })
    expect(due({}, '2027-03-30')).toMatchObject({ behindOnly: false })
  })

  it('is another one when the date was moved, and none in other phases or without a date', () => {
    const moved = due({ windowAt: day('2027-04-02') }, '2027-04-01')?.occasion
    expect(moved).not.toBe(due({}, '2027-03-31')?.occasion)
    expect(due({ phase: 'POSTPONED' }, '2027-03-31')).toBeNull()
    expect(due({ phase: 'MIGRATED' }, '2027-04-30')).toBeNull()
    expect(due({ windowAt: null }, '2027-03-31')).toBeNull()
    expect(dueReminder(facts({}), [], day('2027-03-31'))).toBeNull()
  })
})
