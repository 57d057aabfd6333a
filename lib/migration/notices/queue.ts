import type { ServiceContext } from '@/lib/auth/context'
import { routes } from '@/lib/base/routes'
import type { NoticeKind, NoticePlaceholder, NoticeStanding } from '@/lib/schemas/migration/notice'
import type { NoticeFacts, NoticeRecipient, NoticeRecord } from '@/lib/store/migration/notice-types'
import type { StoreScope } from '@/lib/store/store'
import { type NoticeValues, noticeDate, renderNotice } from './render'
import { BUILT_IN_TEXTS, type NoticeText } from './texts'

export type NoticeContext = Pick<ServiceContext, 'clock' | 'random' | 'publicUrl'>

export interface NoticeExtra {
  /** what operations wrote: why it was postponed, what went wrong */
  reason?: string
  /** for reminders */
  days?: number
  /** tells two occasions of one kind apart; the instant of writing where nothing is said */
  occasion?: string
  /** only those who still have an integration to move */
  behindOnly?: boolean
}

/**
 * Writes a notice to everybody an environment concerns, in the transaction of what happened: both are kept or neither is.
 * It is sent afterwards, by whichever node comes to it.
 * @returns how many were written
 */
export async function queueNotices(
  tx: StoreScope,
  ctx: NoticeContext,
  kind: Exclude<NoticeKind, 'INVITATION'>,
  environmentId: string,
  extra: NoticeExtra = {},
): Promise<number> {
  const facts = await tx.migrationNotices.facts(environmentId)
  if (!facts) return 0
  const recipients = await tx.migrationNotices.recipients(environmentId, { behindOnly: extra.behindOnly })
  const text = await textOf(tx, kind)
  const now = ctx.clock.now()
  const occasion = extra.occasion ?? now.toISOString()
  return tx.migrationNotices.add(
    recipients.map((recipient) => ({
      ...emptyNotice(ctx, now, recipient),
      environmentId,
      kind,
      ...renderNotice(text, valuesOf(ctx, facts, recipient, extra)),
      uniqueKey: `${kind}:${environmentId}:${occasion}:${toWhom(recipient)}`,
    })),
  )
}

/** How far the notices of one kind have come for an environment; a guard asks that somebody was told. */
export async function noticeStanding(
  { migrationNotices }: Pick<StoreScope, 'migrationNotices'>,
  environmentId: string,
  kind: NoticeKind,
): Promise<NoticeStanding> {
  const found = await migrationNotices.standing(environmentId, kind)
  const of = (states: readonly string[]) =>
    found.reduce((sum, { state, count }) => (states.includes(state) ? sum + count : sum), 0)
  return {
    total: found.reduce((sum, { count }) => sum + count, 0),
    waiting: of(['QUEUED']),
    failed: of(['FAILED', 'BOUNCED']),
  }
}

/** The text that holds for a kind: what operations wrote, else ours. */
export async function textOf({ migrationNotices }: StoreScope, kind: NoticeKind): Promise<NoticeText> {
  const changed = await migrationNotices.templates()
  return changed.find((template) => template.kind === kind) ?? BUILT_IN_TEXTS[kind]
}

/** A notice as it is born: due at once where an address is known, else for the portal alone. */
export function emptyNotice(
  { random }: Pick<NoticeContext, 'random'>,
  now: Date,
  { customerId, partnerId, accountId, address }: Omit<NoticeRecipient, 'name' | 'organisation'>,
): Omit<NoticeRecord, 'environmentId' | 'kind' | 'subject' | 'body' | 'uniqueKey'> {
  return {
    id: random.uuid(),
    customerId,
    partnerId,
    accountId,
    address,
    state: address === null ? 'PORTAL_ONLY' : 'QUEUED',
    attempts: 0,
    nextAttemptAt: address === null ? null : now,
    lastError: null,
    createdAt: now,
    sentAt: null,
    readAt: null,
  }
}

const toWhom = ({ accountId, customerId, partnerId }: NoticeRecipient) => accountId ?? customerId ?? partnerId ?? ''

function valuesOf(
  { publicUrl }: NoticeContext,
  facts: NoticeFacts,
  { name, organisation }: NoticeRecipient,
  { reason, days }: NoticeExtra,
): NoticeValues {
  const values: Record<NoticePlaceholder, string> = {
    name,
    organisation,
    environment: facts.environment,
    chain: facts.chain,
    enterpriseId: facts.enterpriseId ?? '—',
    gateway: facts.gateway,
    windowDate: noticeDate(facts.windowAt),
    cutoverDate: noticeDate(facts.cutoverAt),
    downtime: String(facts.downtimeMinutes),
    days: days === undefined ? '—' : String(days),
    reason: reason ?? '—',
    portalUrl: `${publicUrl}${routes.portal()}`,
    link: '—',
    expires: '—',
  }
  return values
}
