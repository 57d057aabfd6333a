import type { NoticeFacts } from '@/lib/store/migration/notice-types'

export interface DueReminder {
  /** days before the instant it reminds of, as the settings have them */
  days: number
  /** names the occasion: one reminder each, whoever looks and however often */
  occasion: string
  /** those who have moved everything are left in peace */
  behindOnly: boolean
}

const DAY_MS = 86_400_000

/**
 * The reminder that is due for an environment, or null: before the window while it is announced, before the cut-over
 * while it migrates. After a pause only the latest one is caught up on; none is sent for a day that had passed before
 * the date was told.
 * @param reminderDays days before the instant
 */
export function dueReminder(facts: NoticeFacts, reminderDays: readonly number[], now: Date): DueReminder | null {
  const { target, since, behindOnly } = occasionOf(facts)
  if (!target || target <= now) return null
  const passed = reminderDays.filter((days) => {
    const at = target.getTime() - days * DAY_MS
    return at <= now.getTime() && (!since || at > since.getTime())
  })
  if (passed.length === 0) return null
  const days = Math.min(...passed)
  return { days, occasion: `${target.toISOString()}-${days}`, behindOnly }
}

function occasionOf({ phase, windowAt, cutoverAt, announcedAt, openedAt }: NoticeFacts) {
  if (phase === 'NOTIFIED') return { target: windowAt, since: announcedAt, behindOnly: false }
  if (phase === 'MIGRATING') return { target: cutoverAt, since: openedAt, behindOnly: true }
  return { target: null, since: null, behindOnly: false }
}
