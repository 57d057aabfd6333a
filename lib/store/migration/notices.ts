import { z } from 'zod'
import type { Page } from '@/lib/base/page'
import { NOTICE_KINDS, NOTICE_STATES } from '@/lib/schemas/migration/notice'
import { type Db, isStorableText, join, raw, rows, run, sql } from '../db'
import { translated } from '../errors'
import type { Environment, MigrationNotice } from '../generated/sqlite/client'
import { inOrder } from '../list-page'
import { type NarrowedList, narrowedPage } from '../narrowed-list'
import { UniqueViolation } from '../store'
import { noticeRecipients } from './notice-recipients'
import type {
  MigrationNoticeStore,
  NoticeFacts,
  NoticeListItem,
  NoticeReader,
  NoticeRecord,
  NoticeTemplateRecord,
} from './notice-types'

/** Nobody pages through more. */
const COUNTED = 10_000
/** so many rows a statement, which keeps its parameters below every limit */
const ROWS_AT_ONCE = 500
const kindSchema = z.enum(NOTICE_KINDS)
const stateSchema = z.enum(NOTICE_STATES)

type Filter = Parameters<MigrationNoticeStore['list']>[0]

/** What people of customers and partners are told, and what became of it. */
export function migrationNoticeStore(db: Db): MigrationNoticeStore {
  const { prisma } = db
  return {
    async add(notices) {
      let written = 0
      for (let from = 0; from < notices.length; from += ROWS_AT_ONCE) {
        written += await addBatch(db, notices.slice(from, from + ROWS_AT_ONCE))
      }
      return written
    },

    recipients: (environmentId, options) => noticeRecipients(db, environmentId, options),

    async facts(environmentId) {
      if (!isStorableText(environmentId)) return null
      const row = await prisma.environment.findUnique({ where: { id: environmentId }, include: FACTS })
      return row && toFacts(row)
    },

    async upcoming(until, limit, afterId) {
      const found = await prisma.environment.findMany({
        where: {
          ...(afterId === null ? {} : { id: { gt: afterId } }),
          OR: [
            { phase: 'NOTIFIED', windowAt: { lte: until } },
            { phase: 'MIGRATING', cutoverAt: { lte: until } },
          ],
        },
        include: FACTS,
        orderBy: { id: 'asc' },
        take: limit,
      })
      return found.map(toFacts)
    },

    async claim(now, lease, limit) {
      const lock = db.dialect === 'sqlite' ? raw('') : raw('FOR UPDATE SKIP LOCKED')
      const claimed = await rows<{ id: string }>(
        db,
        sql`UPDATE "MigrationNotice" SET "nextAttemptAt" = ${lease}, "attempts" = "attempts" + 1
          WHERE "id" IN (SELECT "id" FROM "MigrationNotice" WHERE "nextAttemptAt" <= ${now}
            ORDER BY "nextAttemptAt" LIMIT ${limit} ${lock}) AND "nextAttemptAt" <= ${now}
          RETURNING "id"`,
      )
      const found = await prisma.migrationNotice.findMany({ where: { id: { in: claimed.map(({ id }) => id) } } })
      return found.map(toRecord)
    },

    async sent(id, at, body) {
      const kept = body === undefined ? {} : { body }
      const data = { state: 'SENT', nextAttemptAt: null, sentAt: at, lastError: null, ...kept }
      await prisma.migrationNotice.updateMany({ where: { id, state: 'QUEUED' }, data })
    },

    async failed(id, error, next) {
      const data = 'at' in next ? { nextAttemptAt: next.at } : { nextAttemptAt: null, state: next.state }
      await prisma.migrationNotice.updateMany({ where: { id, state: 'QUEUED' }, data: { ...data, lastError: error } })
    },

    async portalOnly(id, body) {
      const data = { state: 'PORTAL_ONLY', nextAttemptAt: null, ...(body === undefined ? {} : { body }) }
      await prisma.migrationNotice.updateMany({ where: { id, state: 'QUEUED' }, data })
    },

    async retry(id, at) {
      if (!isStorableText(id)) return false
      const where = { id, state: { in: ['FAILED', 'BOUNCED'] }, address: { not: null } }
      const data = { state: 'QUEUED', nextAttemptAt: at, attempts: 0, createdAt: at }
      return (await prisma.migrationNotice.updateMany({ where, data })).count === 1
    },

    async byId(id) {
      return (isStorableText(id) && (await items(db, [id]))[0]) || null
    },

    list: (filter) => list(db, filter),

    async ofReader(reader, limit) {
      const found = await prisma.migrationNotice.findMany({
        where: { OR: [...mine(reader)], kind: { not: 'INVITATION' } },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        select: { id: true },
        take: limit,
      })
      return items(
        db,
        found.map(({ id }) => id),
      )
    },

    async markRead(id, reader, at) {
      if (!isStorableText(id)) return false
      const where = { id, readAt: null, OR: [...mine(reader)] }
      return (await prisma.migrationNotice.updateMany({ where, data: { readAt: at } })).count === 1
    },

    async standing(environmentId, kind) {
      const found = await prisma.migrationNotice.groupBy({
        by: ['state'],
        where: { environmentId, kind },
        _count: { _all: true },
      })
      return found.map(({ state, _count }) => ({ state: stateSchema.parse(state), count: _count._all }))
    },

    async templates() {
      const found = await prisma.noticeTemplate.findMany()
      return found.map((row) => ({ ...row, kind: kindSchema.parse(row.kind) }))
    },

    saveTemplate: (template, expectedVersion) => saveTemplate(db, template, expectedVersion),

    async deleteTemplate(kind) {
      return (await prisma.noticeTemplate.deleteMany({ where: { kind } })).count === 1
    },

    sweep: (before, limit) =>
      run(
        db,
        sql`DELETE FROM "MigrationNotice" WHERE "id" IN (SELECT "id" FROM "MigrationNotice"
          WHERE "createdAt" <= ${before} ORDER BY "createdAt" LIMIT ${limit})`,
      ),
  }
}

/** A notice with the same key is there already: it is left as it is. */
function addBatch(db: Db, notices: readonly NoticeRecord[]): Promise<number> {
  if (notices.length === 0) return Promise.resolve(0)
  const values = notices.map(
    (n) => sql`(${n.id}, ${n.environmentId}, ${n.kind}, ${n.customerId}, ${n.partnerId}, ${n.accountId}, ${n.address},
      ${n.subject}, ${n.body}, ${n.uniqueKey}, ${n.state}, ${n.attempts}, ${n.nextAttemptAt}, ${n.createdAt})`,
  )
  return run(
    db,
    sql`INSERT INTO "MigrationNotice" ("id", "environmentId", "kind", "customerId", "partnerId", "accountId", "address",
        "subject", "body", "uniqueKey", "state", "attempts", "nextAttemptAt", "createdAt")
      VALUES ${join(values)} ON CONFLICT ("uniqueKey") DO NOTHING`,
  )
}

/** A person reads what was written to them, and what was written to their organisation before anybody was known. */
function mine({ accountId, customerId, partnerId }: NoticeReader) {
  return [
    { accountId },
    ...(customerId === null ? [] : [{ customerId, accountId: null }]),
    ...(partnerId === null ? [] : [{ partnerId, accountId: null }]),
  ]
}

async function saveTemplate(db: Db, template: Omit<NoticeTemplateRecord, 'version'>, expectedVersion: number) {
  const { kind, ...data } = template
  if (expectedVersion > 0) {
    const where = { kind, version: expectedVersion }
    const { count } = await db.prisma.noticeTemplate.updateMany({
      where,
      data: { ...data, version: expectedVersion + 1 },
    })
    return count === 1
  }
  try {
    await translated({}, () => db.prisma.noticeTemplate.create({ data: { ...template, version: 1 } }))
    return true
  } catch (error) {
    if (error instanceof UniqueViolation) return false
    throw error
  }
}

export function noticeList({ environmentId, kind, state }: Omit<Filter, 'cursor' | 'limit'>): NarrowedList {
  const conditions = [
    ...(environmentId === undefined ? [] : [sql`t."environmentId" = ${environmentId}`]),
    ...(state === undefined || environmentId !== undefined ? [] : [sql`t."state" = ${state}`]),
  ]
  const isStorable = environmentId === undefined || isStorableText(environmentId)
  return {
    order: 'createdAt:desc',
    direction: 'desc',
    from: sql`"MigrationNotice" t`,
    keyColumn: sql`t."createdAt"`,
    idColumn: sql`t."id"`,
    keyIsInstant: true,
    narrowing: [
      ...(kind === undefined ? [] : [sql`t."kind" = ${kind}`]),
      ...(state !== undefined && environmentId !== undefined ? [sql`t."state" = ${state}`] : []),
    ],
    branches: isStorable ? [conditions] : [],
  }
}

async function list(db: Db, filter: Filter): Promise<Page<NoticeListItem>> {
  const page = await narrowedPage(db, noticeList(filter), filter, COUNTED)
  return { ...page, items: await items(db, page.items) }
}

async function items(db: Db, ids: readonly string[]): Promise<NoticeListItem[]> {
  if (ids.length === 0) return []
  const found = await db.prisma.migrationNotice.findMany({
    where: { id: { in: [...ids] } },
    include: { environment: { select: { code: true, chain: { select: { code: true } } } } },
  })
  const [customers, partners] = await Promise.all([
    db.prisma.customer.findMany({ where: { id: { in: present(found.map((row) => row.customerId)) } } }),
    db.prisma.partner.findMany({ where: { id: { in: present(found.map((row) => row.partnerId)) } } }),
  ])
  const names = new Map([...customers, ...partners].map(({ id, name }) => [id, name]))
  return inOrder(ids, found, (row) => row.id).map(({ environment, ...row }) => ({
    ...toRecord(row),
    environmentName: environment && `${environment.chain.code}/${environment.code}`,
    organisation: names.get(row.customerId ?? row.partnerId ?? '') ?? 'an organisation that is gone',
  }))
}

const present = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id): id is string => id !== null))]

const FACTS = {
  chain: { select: { code: true, name: true, enterprise: { select: { code: true } } } },
  gateway: { select: { host: true } },
} as const

function toFacts(
  row: Environment & {
    chain: { code: string; name: string; enterprise: { code: string | null } }
    gateway: { host: string }
  },
): NoticeFacts {
  const { id, code, chain, gateway, phase, windowAt, cutoverAt, downtimeMinutes, announcedAt, openedAt } = row
  return {
    environmentId: id,
    environment: `${chain.code}/${code}`,
    chain: chain.name,
    enterpriseId: chain.enterprise.code,
    gateway: gateway.host,
    phase,
    windowAt,
    cutoverAt,
    downtimeMinutes,
    announcedAt,
    openedAt,
  }
}

function toRecord(row: MigrationNotice): NoticeRecord {
  return { ...row, kind: kindSchema.parse(row.kind), state: stateSchema.parse(row.state) }
}
