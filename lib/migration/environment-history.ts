import 'server-only'
import { auditSentence } from '@/lib/audit/sentence'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import type { Page } from '@/lib/base/page'
import { type AuditEntryView, auditQuerySchema } from '@/lib/schemas/audit'

export interface EnvironmentHistory {
  page: Page<AuditEntryView>
  /** the same entries as sentences, by their place in the log */
  sentences: Record<number, string>
}

/**
 * Every change of one environment, newest first. Who leads migrations reads it without reading the rest of the audit
 * log.
 */
export async function environmentHistory(
  ctx: ServiceContext,
  environmentId: string,
  { cursor, limit = 20 }: { cursor?: string; limit?: number } = {},
): Promise<EnvironmentHistory> {
  authorize(ctx.actor, 'migration:read')
  const query = auditQuerySchema.parse({ entityKind: 'environment', entityId: environmentId, cursor, limit })
  const page = await ctx.store.audit.list(query, null)
  return { page, sentences: Object.fromEntries(page.items.map((entry) => [entry.seq, auditSentence(entry)])) }
}
