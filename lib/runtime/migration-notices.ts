import type { ServiceContext } from '@/lib/auth/context'
import { log } from '@/lib/base/log'
import { createMailer } from '@/lib/egress/send-mail'
import { deliverNotices } from '@/lib/migration/notices/deliver'
import { queueReminders } from '@/lib/migration/notices/reminders'

const DELIVERY_INTERVAL_MS = 2000
const REMINDER_INTERVAL_MS = 600_000

export type NoticeWork = Pick<ServiceContext, 'store' | 'clock' | 'random' | 'masterKey' | 'publicUrl'> & {
  /** null: no mail server is set up */
  smtp: { url: string; from: string } | null
}

/** Sends notices and writes reminders while the process serves. @returns the function that ends both */
export function startMigrationNotices({ smtp, ...ctx }: NoticeWork): () => Promise<void> {
  const mailer = smtp && createMailer(smtp.url, smtp.from)
  const send = mailer && ((mail: Parameters<typeof mailer.send>[0]) => mailer.send(mail))
  const ends = [
    repeated(DELIVERY_INTERVAL_MS, () => deliverNotices({ ...ctx, send }), 'notices could not be sent'),
    repeated(REMINDER_INTERVAL_MS, () => queueReminders(ctx), 'reminders could not be written'),
  ]
  return async () => {
    await Promise.all(ends.map((end) => end()))
    mailer?.close()
  }
}

/** One round at a time; one that failed is logged, and the next tries again. */
function repeated(intervalMs: number, work: () => Promise<unknown>, complaint: string): () => Promise<void> {
  let running: Promise<unknown> | null = null
  const timer = setInterval(() => {
    running ??= work()
      .catch((error: unknown) => log().warn({ err: error }, complaint))
      .finally(() => {
        running = null
      })
  }, intervalMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}
