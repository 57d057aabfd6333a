import { addSeconds } from '@/lib/base/clock'
import type { Store } from '@/lib/store/store'
import { storedMigrationSettings } from '../settings'
import { type NoticeContext, queueNotices } from './queue'
import { dueReminder } from './reminder-rules'

const BATCH = 200

/**
 * Writes the reminders that are due, in bounded batches. Every node may look: a reminder is written once, by its key.
 * @returns how many notices were written
 */
export async function queueReminders(ctx: NoticeContext & { store: Store }): Promise<number> {
  const { reminderDays } = await storedMigrationSettings(ctx.store)
  if (reminderDays.length === 0) return 0
  const now = ctx.clock.now()
  const until = addSeconds(now, Math.max(...reminderDays) * 86_400)
  let written = 0
  for (let after: string | null = null; ; ) {
    const found = await ctx.store.migrationNotices.upcoming(until, BATCH, after)
    for (const facts of found) {
      const due = dueReminder(facts, reminderDays, now)
      if (!due) continue
      // Days are counted to the instant, so that a reminder that was caught up on tells the truth.
      const target = facts.phase === 'NOTIFIED' ? facts.windowAt : facts.cutoverAt
      const days = target ? Math.max(1, Math.round((target.getTime() - now.getTime()) / 86_400_000)) : due.days
      const { occasion, behindOnly } = due
      written += await ctx.store.write((tx) =>
        queueNotices(tx, ctx, 'REMINDER', facts.environmentId, { days, occasion, behindOnly }),
      )
    }
    if (found.length < BATCH) return written
    after = found.at(-1)?.environmentId ?? null
  }
}
