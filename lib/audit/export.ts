import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { csvRow } from '@/lib/base/csv'
import type { AuditEntryView, AuditQuery } from '@/lib/schemas/audit'
import { canonicalJson } from './canonical-json'
import { resolveNames } from './list'
import { record } from './record'

const BATCH = 500

const COLUMNS = [
  'seq',
  'at',
  'actorKind',
  'actorId',
  'actorName',
  'address',
  'correlationId',
  'action',
  'outcome',
  'entityKind',
  'entityId',
  'entityName',
  'domainId',
  'domainName',
  'changes',
  'detail',
  'previousHash',
  'hash',
] as const satisfies readonly (keyof AuditEntryView)[]

/**
 * The entries that match, newest first, in pieces as they are read: CSV (RFC 4180, formula-safe) or one JSON array.
 * Instants are ISO 8601 in UTC. Who exports is itself recorded, before the first piece.
 */
export async function* exportAudit(
  ctx: ServiceContext,
  query: AuditQuery,
  format: 'csv' | 'json',
): AsyncGenerator<string, void, undefined> {
  authorize(ctx.actor, 'audit:read')
  const resolved = await resolveNames(ctx, query)
  const { cursor: _, limit: __, ...filter } = query
  await ctx.store.write((tx) =>
    record(tx, ctx, {
      action: 'audit.export',
      entityKind: 'server',
      entityId: null,
      entityName: null,
      detail: { format, filter },
    }),
  )
  yield format === 'csv' ? csvRow([...COLUMNS]) : '['
  let cursor: string | undefined
  let isFirst = true
  do {
    const page = await ctx.store.audit.list({ ...resolved, cursor, limit: BATCH }, ctx.actor.domainIds, {
      isCounted: false,
    })
    let piece = ''
    for (const entry of page.items) {
      if (format === 'csv') piece += csvRow(COLUMNS.map((column) => cell(entry[column])))
      else piece += `${isFirst ? '\n' : ',\n'}${canonicalJson(entry)}`
      isFirst = false
    }
    if (piece) yield piece
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  if (format === 'json') yield '\n]\n'
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' ? canonicalJson(value) : String(value)
}
