import { EntityHistory } from '@/components/features/shell/entity-history'
import type { ListParams } from '@/components/patterns/list-url'
import { listAudit } from '@/lib/audit/list'
import { auditSentence } from '@/lib/audit/sentence'
import type { ServiceContext } from '@/lib/auth/context'
import { type AuditEntityKind, auditQuerySchema } from '@/lib/schemas/audit'
import { one } from './page-context'

interface HistoryProps {
  ctx: ServiceContext
  entityKind: AuditEntityKind
  entityId: string
  path: string
  params: ListParams
}

/** The history tab of any entity. */
export async function History({ ctx, entityKind, entityId, path, params }: HistoryProps) {
  const cursor = one(params.after) ?? one(params.before)
  const page = await listAudit(ctx, auditQuerySchema.parse({ entityKind, entityId, cursor, limit: 20 }))
  const sentences = Object.fromEntries(page.items.map((entry) => [entry.seq, auditSentence(entry)]))
  return <EntityHistory page={page} sentences={sentences} path={path} params={params} />
}
