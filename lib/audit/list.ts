import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { AppError } from '@/lib/base/app-error'
import type { Page } from '@/lib/base/page'
import type { AuditEntryView, AuditQuery } from '@/lib/schemas/audit'

/** Entries newest first. Who is limited to domains sees what happened in them, and nothing about the whole server. */
export async function listAudit(ctx: ServiceContext, query: AuditQuery): Promise<Page<AuditEntryView>> {
  authorize(ctx.actor, 'audit:read')
  return ctx.store.audit.list(await resolveNames(ctx, query), ctx.actor.domainIds)
}

/** @throws AppError not_found, also for an entry outside the caller's domains */
export async function getAuditEntry(ctx: ServiceContext, seq: number): Promise<AuditEntryView> {
  authorize(ctx.actor, 'audit:read')
  const entry = Number.isSafeInteger(seq) && seq > 0 && seq <= MAX_SEQ ? await ctx.store.audit.bySeq(seq) : null
  const visible = ctx.actor.domainIds
  if (!entry || (visible !== null && !visible.includes(entry.domainId ?? ''))) {
    throw new AppError('not_found', 'There is no such entry, or it is not yours to see')
  }
  return entry
}

/** The column is a 32-bit integer. */
const MAX_SEQ = 2 ** 31 - 1

/** People filter by name; the index is on the id, and a name may have been given to another thing since. */
export async function resolveNames(ctx: ServiceContext, query: AuditQuery): Promise<AuditQuery> {
  const account = query.actor ? await ctx.store.accounts.byUsername(query.actor) : null
  const domain = query.domain ? await ctx.store.domains.byName(query.domain) : null
  return { ...query, actor: account?.id ?? query.actor, domain: domain?.id ?? query.domain }
}
