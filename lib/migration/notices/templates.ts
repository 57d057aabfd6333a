import { record } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { AppError } from '@/lib/base/app-error'
import { parseOrThrow } from '@/lib/base/validate'
import {
  NOTICE_KIND_WORDS,
  NOTICE_KINDS,
  type NoticeKind,
  type NoticePreview,
  type NoticeTemplateView,
} from '@/lib/schemas/migration/notice'
import { noticeKindSchema, noticeTextSchema } from '@/lib/schemas/migration/notice-input'
import type { NoticeTemplateRecord } from '@/lib/store/migration/notice-types'
import { renderNotice } from './render'
import { BUILT_IN_TEXTS, SAMPLE_VALUES } from './texts'

/** The text of every kind of notice, as it would be written now. */
export async function noticeTemplates(ctx: ServiceContext): Promise<NoticeTemplateView[]> {
  authorize(ctx.actor, 'migration:read')
  const changed = await ctx.store.migrationNotices.templates()
  return NOTICE_KINDS.map((kind) => templateView(kind, changed))
}

/**
 * Writes another text for a kind of notice; those written before stay as they are.
 * @throws AppError validation_failed on `subject` or `body`, stale when somebody saved in between
 */
export async function updateNoticeTemplate(
  ctx: ServiceContext,
  kind: NoticeKind,
  input: unknown,
  { expectedVersion }: { expectedVersion: number },
): Promise<NoticeTemplateView> {
  authorize(ctx.actor, 'migration:write')
  const named = parseOrThrow(noticeKindSchema, kind)
  const text = parseOrThrow(noticeTextSchema, input)
  return ctx.store.write(async (tx) => {
    const before = templateView(named, await tx.migrationNotices.templates())
    const template = { kind: named, ...text, updatedAt: ctx.clock.now() }
    if (before.version !== expectedVersion || !(await tx.migrationNotices.saveTemplate(template, expectedVersion))) {
      throw new AppError('stale', 'Somebody saved this text in between', { data: { current: before } })
    }
    await record(tx, ctx, { ...auditOf('update', named), before: textOnly(before), after: text })
    return { ...template, isChanged: true, version: expectedVersion + 1 }
  })
}

/** Back to the text that the product brings. */
export async function resetNoticeTemplate(ctx: ServiceContext, kind: NoticeKind): Promise<NoticeTemplateView> {
  authorize(ctx.actor, 'migration:write')
  const named = parseOrThrow(noticeKindSchema, kind)
  return ctx.store.write(async (tx) => {
    const before = templateView(named, await tx.migrationNotices.templates())
    const after = templateView(named, [])
    if (!(await tx.migrationNotices.deleteTemplate(named))) return after
    await record(tx, ctx, { ...auditOf('reset', named), before: textOnly(before), after: textOnly(after) })
    return after
  })
}

/** How a text would read, with examples in the places of what differs from person to person. */
export async function previewNotice(ctx: ServiceContext, input: unknown): Promise<NoticePreview> {
  authorize(ctx.actor, 'migration:read')
  return renderNotice(parseOrThrow(noticeTextSchema, input), { ...SAMPLE_VALUES, portalUrl: `${ctx.publicUrl}/portal` })
}

function templateView(kind: NoticeKind, changed: readonly NoticeTemplateRecord[]): NoticeTemplateView {
  const own = changed.find((template) => template.kind === kind)
  if (own) return { ...own, isChanged: true }
  return { kind, ...BUILT_IN_TEXTS[kind], isChanged: false, version: 0, updatedAt: null }
}

const textOnly = ({ subject, body }: NoticeTemplateView) => ({ subject, body })

const auditOf = (verb: string, kind: NoticeKind) =>
  ({
    action: `migration-notice.${verb}-text`,
    entityKind: 'migration-notice',
    entityId: kind,
    entityName: NOTICE_KIND_WORDS[kind],
  }) as const
