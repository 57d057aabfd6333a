import { record } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { AppError } from '@/lib/base/app-error'
import type { Page } from '@/lib/base/page'
import { parseOrThrow } from '@/lib/base/validate'
import type { NoticeView } from '@/lib/schemas/migration/notice'
import { type NoticeListQuery, noticeListQuerySchema } from '@/lib/schemas/migration/notice-input'
import type { NoticeListItem, NoticeReader } from '@/lib/store/migration/notice-types'

/** Of one person, in the portal. */
const NOTICES_OF_PERSON = 50
const MAX_ID_LENGTH = 64

/** Who was told what and when, newest first. */
export async function listMigrationNotices(
  ctx: ServiceContext,
  query: Partial<NoticeListQuery> = {},
): Promise<Page<NoticeView>> {
  authorize(ctx.actor, 'migration:read')
  const { environment, ...asked } = parseOrThrow(noticeListQuerySchema, query)
  const page = await ctx.store.migrationNotices.list({ ...asked, environmentId: environment })
  return { ...page, items: page.items.map(noticeView) }
}

/**
 * Tries again what bounced or was given up.
 * @returns false when it was sent or is about to be tried anyway
 * @throws AppError in_use for an invitation: its link is not kept, so a new one is made instead
 */
export async function retryMigrationNotice(ctx: ServiceContext, id: string): Promise<boolean> {
  authorize(ctx.actor, 'migration:write')
  return ctx.store.write(async (tx) => {
    const notice = id.length <= MAX_ID_LENGTH ? await tx.migrationNotices.byId(id) : null
    if (!notice) throw new AppError('not_found', 'There is no such notice')
    if (!(await tx.migrationNotices.retry(notice.id, ctx.clock.now()))) return false
    await record(tx, ctx, {
      action: 'migration-notice.retry',
      entityKind: 'migration-notice',
      entityId: notice.id,
      entityName: notice.organisation,
      detail: { environmentId: notice.environmentId, kind: notice.kind },
    })
    return true
  })
}

/** What the person who asks was told, newest first; people of the portal only. */
export async function ownNotices(ctx: ServiceContext): Promise<NoticeView[]> {
  const found = await ctx.store.migrationNotices.ofReader(readerOf(ctx), NOTICES_OF_PERSON)
  return found.map(noticeView)
}

/** Another person's notice is left as it is, and nothing is said of it. */
export async function readOwnNotice(ctx: ServiceContext, id: string): Promise<void> {
  const reader = readerOf(ctx)
  if (id.length <= MAX_ID_LENGTH) await ctx.store.migrationNotices.markRead(id, reader, ctx.clock.now())
}

function readerOf({ actor }: ServiceContext): NoticeReader {
  if (actor.role === null) throw new AppError('unauthenticated', 'Sign in to do this')
  if (!actor.portal || actor.id === null) throw new AppError('forbidden', 'Only people of the portal have notices')
  const { customerId, partnerId } = actor.portal
  return { accountId: actor.id, customerId, partnerId }
}

function noticeView(notice: NoticeListItem): NoticeView {
  const { customerId: _, partnerId: __, accountId: ___, uniqueKey: ____, body, ...view } = notice
  // The text of an invitation holds its link; it lies sealed until it is sent, and is nobody's to read.
  return { ...view, body: notice.kind === 'INVITATION' ? null : body }
}
