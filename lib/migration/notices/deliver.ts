import type { ServiceContext } from '@/lib/auth/context'
import { addSeconds, type Clock } from '@/lib/base/clock'
import { log } from '@/lib/base/log'
import type { NoticeRecord } from '@/lib/store/migration/notice-types'
import type { Store } from '@/lib/store/store'
import { BODY_NOT_KEPT, openInvitation } from './queue-invitation'

/** What came of handing a message to the mail server: taken, refused for good, or not now. */
export type MailOutcome = { outcome: 'sent' } | { outcome: 'bounced' | 'failed'; reason: string }

export interface Mail {
  to: string
  subject: string
  text: string
  /** the same for every attempt at one notice, so that one sent twice can be told */
  messageId: string
}

export interface DeliveryDeps extends Pick<ServiceContext, 'masterKey'> {
  store: Pick<Store, 'migrationNotices'>
  clock: Clock
  /** null: no mail server is set up, and what is written is read in the portal alone */
  send: ((mail: Mail) => Promise<MailOutcome>) | null
}

const BATCH = 20
/** longer than an attempt may take; if this process dies over it, another sends it again then */
const LEASE_SECONDS = 120
const GIVE_UP_AFTER_SECONDS = 86_400
const FIRST_PAUSE_SECONDS = 30
const LONGEST_PAUSE_SECONDS = 3600

/**
 * Sends the notices that are due. What the mail server cannot take now is tried again with growing pauses for a day and
 * then given up; what it refuses for good has bounced. Both can be tried again by hand.
 * @returns how many were due
 */
export async function deliverNotices(deps: DeliveryDeps): Promise<number> {
  const now = deps.clock.now()
  const due = await deps.store.migrationNotices.claim(now, addSeconds(now, LEASE_SECONDS), BATCH)
  await Promise.all(due.map((notice) => deliver(deps, notice)))
  return due.length
}

async function deliver(deps: DeliveryDeps, notice: NoticeRecord): Promise<void> {
  const { migrationNotices: notices } = deps.store
  const isInvitation = notice.kind === 'INVITATION'
  const kept = isInvitation ? BODY_NOT_KEPT : undefined
  if (!deps.send || notice.address === null) return notices.portalOnly(notice.id, kept)
  const outcome = await attempt(deps, deps.send, notice, notice.address)
  const at = deps.clock.now()
  if (outcome.outcome === 'sent') return notices.sent(notice.id, at, kept)
  if (outcome.outcome === 'bounced') return notices.failed(notice.id, outcome.reason, { state: 'BOUNCED' })
  const next = nextNoticeAttempt(notice, at)
  await notices.failed(notice.id, outcome.reason, next ? { at: next } : { state: 'FAILED' })
}

async function attempt(
  deps: DeliveryDeps,
  send: NonNullable<DeliveryDeps['send']>,
  notice: NoticeRecord,
  to: string,
): Promise<MailOutcome> {
  try {
    const text = notice.kind === 'INVITATION' ? openInvitation(deps, notice) : notice.body
    return await send({ to, subject: notice.subject, text, messageId: notice.id })
  } catch (error) {
    log().warn({ err: error, notice: notice.id }, 'notice could not be sent')
    return { outcome: 'failed', reason: 'it could not be sent; the log of the server says why' }
  }
}

/** Half a minute, then twice as long as the time before, an hour at most; null after a day. */
export function nextNoticeAttempt(
  { attempts, createdAt }: Pick<NoticeRecord, 'attempts' | 'createdAt'>,
  now: Date,
): Date | null {
  const pause = Math.min(FIRST_PAUSE_SECONDS * 2 ** Math.max(0, attempts - 1), LONGEST_PAUSE_SECONDS)
  const at = addSeconds(now, pause)
  return at > addSeconds(createdAt, GIVE_UP_AFTER_SECONDS) ? null : at
}
