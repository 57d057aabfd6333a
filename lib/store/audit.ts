import type { Page } from '@/lib/base/page'
import type { AuditEntityKind, AuditQuery, FieldChange } from '@/lib/schemas/audit'
import { type AuditRecord, type AuditStore, GENESIS_HASH } from './audit-types'
import { type Db, isStorableText, json, nullableJson, rows, sql } from './db'
import type { Prisma } from './generated/sqlite/client'
import type { DomainFilter } from './policy-types'

const HEAD_ID = 1
/** PostgreSQL channel that carries the place in the chain of every committed change. */
export const CHANGE_CHANNEL = 'gatehouse_change'
/** How far a total is counted. */
const TOTAL_LIMIT = 10_000
/** A statement takes so many parameters on every database. */
const IDS_AT_ONCE = 500

type Row = Prisma.AuditEntryGetPayload<object>

function toRecord(row: Row): AuditRecord {
  return {
    ...row,
    actorKind: row.actorKind as AuditRecord['actorKind'],
    outcome: row.outcome as AuditRecord['outcome'],
    entityKind: row.entityKind as AuditEntityKind,
    changes: row.changes as unknown as FieldChange[],
    detail: row.detail as Record<string, unknown> | null,
  }
}

function filter(query: AuditQuery, visible: DomainFilter): Prisma.AuditEntryWhereInput {
  const texts = [query.entityId, query.actor, query.action, query.domain]
  if (texts.some((text) => text !== undefined && !isStorableText(text))) return { seq: { lt: 0 } }
  const all: Prisma.AuditEntryWhereInput[] = []
  if (visible !== null) all.push({ domainId: { in: [...visible] } })
  if (query.entityKind) all.push({ entityKind: query.entityKind })
  if (query.entityId) all.push({ entityId: query.entityId })
  if (query.actor) all.push({ OR: [{ actorId: query.actor }, { actorName: query.actor }] })
  if (query.action) all.push({ action: query.action })
  if (query.domain) all.push({ OR: [{ domainId: query.domain }, { domainName: query.domain }] })
  if (query.outcome) all.push({ outcome: query.outcome })
  if (query.from) all.push({ at: { gte: query.from } })
  if (query.to) all.push({ at: { lt: query.to } })
  return { AND: all }
}

/** `b17` is the page of entries before (older than) 17, `a17` the page after it. */
function readCursor(cursor: string | undefined): { seq: number; newer: boolean } | null {
  const found = cursor?.match(/^([ab])(\d{1,15})$/)
  return found ? { seq: Number(found[2]), newer: found[1] === 'a' } : null
}

/** Values of one statement stay below what SQLite takes, 32,766. */
const ENTRIES_A_STATEMENT = 400

/**
 * @param onAppend told of every appended entry, so that the store can publish it once it is committed
 */
export function auditStore(db: Db, onAppend?: (entry: AuditRecord) => void): AuditStore {
  const { prisma } = db
  return {
    async head() {
      const head = await prisma.auditHead.findUnique({ where: { id: HEAD_ID } })
      return head ? { seq: head.seq, hash: head.hash } : { seq: 0, hash: GENESIS_HASH }
    },

    async append(entries) {
      const last = entries.at(-1)
      if (!last) return
      for (let from = 0; from < entries.length; from += ENTRIES_A_STATEMENT) {
        const data = entries
          .slice(from, from + ENTRIES_A_STATEMENT)
          .map((entry) => ({ ...entry, changes: json(entry.changes), detail: nullableJson(entry.detail) }))
        await prisma.auditEntry.createMany({ data })
      }
      const head = { seq: last.seq, hash: last.hash }
      await prisma.auditHead.upsert({ where: { id: HEAD_ID }, create: { id: HEAD_ID, ...head }, update: head })
      // Other nodes are told when, and only when, this transaction commits. They read on from where they were.
      if (db.dialect === 'postgresql')
        await rows(db, sql`SELECT pg_notify(${CHANGE_CHANNEL}, ${String(last.seq)})::text`)
      for (const entry of entries) onAppend?.(entry)
    },

    async bySeq(seq) {
      const row = await prisma.auditEntry.findUnique({ where: { seq } })
      return row && toRecord(row)
    },

    async list(query, visible, { isCounted = true } = {}): Promise<Page<AuditRecord>> {
      const where = filter(query, visible)
      const cursor = readCursor(query.cursor)
      const place: Prisma.AuditEntryWhereInput = cursor
        ? { seq: cursor.newer ? { gt: cursor.seq } : { lt: cursor.seq } }
        : {}
      const found = await prisma.auditEntry.findMany({
        where: { AND: [where, place] },
        orderBy: { seq: cursor?.newer ? 'asc' : 'desc' },
        take: query.limit + 1,
      })
      const more = found.length > query.limit
      const page = found.slice(0, query.limit)
      if (cursor?.newer) page.reverse()
      const [first, last] = [page.at(0), page.at(-1)]
      const hasOlder = cursor?.newer ? page.length > 0 : more
      const hasNewer = cursor ? (cursor.newer ? more : page.length > 0) : false
      const total = isCounted ? await prisma.auditEntry.count({ where, take: TOTAL_LIMIT + 1 }) : page.length
      return {
        items: page.map(toRecord),
        nextCursor: hasOlder && last ? `b${last.seq}` : null,
        previousCursor: hasNewer && first ? `a${first.seq}` : null,
        total: Math.min(total, TOTAL_LIMIT),
        totalIsExact: total <= TOTAL_LIMIT,
      }
    },

    async ofEntities(kind, ids, limit) {
      const found: AuditRecord[] = []
      for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
        const entityId = { in: ids.slice(at, at + IDS_AT_ONCE) }
        const some = await prisma.auditEntry.findMany({
          where: { entityKind: kind, entityId },
          orderBy: { seq: 'desc' },
          take: limit,
        })
        found.push(...some.map(toRecord))
      }
      return found.sort((a, b) => b.seq - a.seq).slice(0, limit)
    },

    async after(seq, limit) {
      const found = await prisma.auditEntry.findMany({
        where: { seq: { gt: seq } },
        orderBy: { seq: 'asc' },
        take: limit,
      })
      return found.map(toRecord)
    },
  }
}
