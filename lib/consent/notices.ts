import { record } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import type { Page } from '@/lib/base/page'
import { parseOrThrow } from '@/lib/base/validate'
import { notFound } from '@/lib/policy/failures'
import { isStorable, loadClient } from '@/lib/policy/load'
import type { LogoutNoticeState, LogoutNoticeView } from '@/lib/schemas/logout-notice'
import { type LogoutNoticeListQuery, logoutNoticeListQuerySchema } from '@/lib/schemas/logout-notice-list-query'
import type { LogoutNoticeListItem } from '@/lib/store/browser-types'

const MAX_ID_LENGTH = 256
/** Of one client, on its own page. */
const NOTICES_OF_CLIENT = 20

/** Deliveries of back-channel logout in the domains within reach, newest first. */
export async function listNotices(
  ctx: ServiceContext,
  query: Partial<LogoutNoticeListQuery> = {},
): Promise<Page<LogoutNoticeView>> {
  authorize(ctx.actor, 'sessions:read')
  const { client, ...asked } = parseOrThrow(logoutNoticeListQuerySchema, query)
  const page = await ctx.store.logoutNotices.list({ ...asked, visible: ctx.actor.domainIds, clientPk: client })
  return { ...page, items: page.items.map(noticeView) }
}

/** The newest deliveries to one client. */
export async function clientNotices(ctx: ServiceContext, clientPk: string): Promise<LogoutNoticeView[]> {
  const { client, domain } = await loadClient(ctx.store, ctx.actor, 'sessions:read', { pk: clientPk })
  const page = await ctx.store.logoutNotices.list({
    visible: [domain.id],
    clientPk: client.pk,
    limit: NOTICES_OF_CLIENT,
  })
  return page.items.map(noticeView)
}

/**
 * Tries a delivery again that was given up.
 * @returns false when it was delivered or is about to be tried anyway
 */
export async function retryNotice(ctx: ServiceContext, id: string): Promise<boolean> {
  authorize(ctx.actor, 'sessions:end')
  return ctx.store.write(async (tx) => {
    const notice = id.length <= MAX_ID_LENGTH && isStorable(id) ? await tx.logoutNotices.byId(id) : null
    if (!notice) throw notFound(ctx.actor, 'logout notice')
    authorize(ctx.actor, 'sessions:end', notice.domainId)
    if (!(await tx.logoutNotices.retry(notice.id, ctx.clock.now()))) return false
    await record(tx, ctx, {
      action: 'logout-notice.retry',
      entityKind: 'logout-notice',
      entityId: notice.id,
      entityName: notice.clientName,
      domainId: notice.domainId,
      domainName: notice.domainName,
      detail: { subject: notice.subject },
    })
    return true
  })
}

export function noticeView(notice: LogoutNoticeListItem): LogoutNoticeView {
  return {
    id: notice.id,
    domainId: notice.domainId,
    domainName: notice.domainName,
    clientPk: notice.clientPk,
    clientId: notice.clientId,
    clientName: notice.clientName,
    sessionId: notice.sessionId,
    subject: notice.subject,
    uri: notice.uri,
    createdAt: notice.createdAt,
    attempts: notice.attempts,
    nextAttemptAt: notice.nextAttemptAt,
    deliveredAt: notice.deliveredAt,
    lastError: notice.lastError,
    state: stateOf(notice),
  }
}

function stateOf({ deliveredAt, nextAttemptAt }: LogoutNoticeListItem): LogoutNoticeState {
  if (deliveredAt) return 'delivered'
  return nextAttemptAt ? 'waiting' : 'failed'
}
