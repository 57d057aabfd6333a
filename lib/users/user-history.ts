import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import type { Page } from '@/lib/base/page'
import { type AuditEntryView, auditQuerySchema } from '@/lib/schemas/audit'
import { loadUser } from './reach'

const PAGE_SIZE = 20

/** What happened to one user, newest first: for everybody who reaches the user, whatever domain an entry is of. */
export async function listUserHistory(ctx: ServiceContext, id: string, cursor?: string): Promise<Page<AuditEntryView>> {
  authorize(ctx.actor, 'audit:read')
  const { user } = await loadUser(ctx.store, ctx.actor, 'users:read', { id })
  const query = auditQuerySchema.parse({ entityKind: 'user', entityId: user.id, cursor, limit: PAGE_SIZE })
  return ctx.store.audit.list(query, null)
}
