import { z } from 'zod'
import type { Page } from '@/lib/base/page'
import type { LogoutNoticeFilter, LogoutNoticeListItem, LogoutNoticeRecord, LogoutNoticeStore } from './browser-types'
import { type Db, isStorableText, join, raw, rows, run, type Sql, sql } from './db'
import { branchesFor, coveredDomains, domainCondition, domainOfClient } from './domain-condition'
import type { LogoutNotice } from './generated/sqlite/client'
import { inOrder } from './list-page'
import { type NarrowedList, narrowedPage } from './narrowed-list'

/** Nobody pages through more. */
const COUNTED = 10_000
const STATES = { waiting: 'WAITING', delivered: 'DELIVERED', failed: 'FAILED' } as const
const stateSchema = z.enum(['WAITING', 'DELIVERED', 'FAILED'])

/** Clients that are to be told of the end of a session. */
export function logoutNoticeStore(db: Db): LogoutNoticeStore {
  const { prisma } = db
  return {
    async claim(now, until, limit) {
      const claimed = await rows<{ id: string }>(db, claimSql(db, now, until, limit))
      const found = await prisma.logoutNotice.findMany({ where: { id: { in: claimed.map(({ id }) => id) } } })
      return found.map(toRecord)
    },

    async delivered(id, at) {
      const data = { state: STATES.delivered, nextAttemptAt: null, deliveredAt: at, lastError: null }
      await prisma.logoutNotice.updateMany({ where: { id, state: STATES.waiting }, data })
    },

    async failed(id, error, nextAttemptAt) {
      const state = nextAttemptAt ? STATES.waiting : STATES.failed
      const data = { state, nextAttemptAt, lastError: error }
      await prisma.logoutNotice.updateMany({ where: { id, state: STATES.waiting }, data })
    },

    async retry(id, at) {
      if (!isStorableText(id)) return false
      const data = { state: STATES.waiting, nextAttemptAt: at, attempts: 0 }
      return (await prisma.logoutNotice.updateMany({ where: { id, state: STATES.failed }, data })).count === 1
    },

    async byId(id) {
      return (isStorableText(id) && (await items(db, [id]))[0]) || null
    },

    list: (filter) => list(db, filter),

    async failing(visible, since, limit) {
      const found = await rows<{ id: string }>(db, failingSql(visible, since, limit))
      return items(
        db,
        found.map(({ id }) => id),
      )
    },

    sweep: (before, limit) =>
      run(
        db,
        sql`DELETE FROM "LogoutNotice" WHERE "id" IN
            (SELECT "id" FROM "LogoutNotice" WHERE "createdAt" <= ${before} ORDER BY "createdAt" LIMIT ${limit})`,
      ),
  }
}

/** The moved instant decides between two nodes: whoever comes second finds the notice due no more. */
export function claimSql({ dialect }: Pick<Db, 'dialect'>, now: Date, until: Date, limit: number): Sql {
  const lock = dialect === 'sqlite' ? raw('') : raw('FOR UPDATE SKIP LOCKED')
  return sql`UPDATE "LogoutNotice" SET "nextAttemptAt" = ${until}, "attempts" = "attempts" + 1
    WHERE "id" IN (SELECT "id" FROM "LogoutNotice" WHERE "nextAttemptAt" <= ${now} ORDER BY "nextAttemptAt"
      LIMIT ${limit} ${lock}) AND "nextAttemptAt" <= ${now}
    RETURNING "id"`
}

/** Failures of the last days, one a client: its newest. */
export function failingSql(visible: readonly string[] | null, since: Date, limit: number): Sql {
  const covered = [
    sql`"state" = ${STATES.failed}`,
    sql`"createdAt" >= ${since}`,
    ...domainCondition(visible, sql`"domainId"`),
  ]
  return sql`SELECT "id" FROM (
      SELECT "id", "createdAt", row_number() OVER (PARTITION BY "clientPk" ORDER BY "createdAt" DESC, "id" DESC) AS "n"
      FROM (SELECT "id", "clientPk", "createdAt" FROM "LogoutNotice" WHERE ${join(covered, ' AND ')}
        ORDER BY "createdAt" DESC LIMIT ${COUNTED}) AS f) AS r
    WHERE "n" = 1 ORDER BY "createdAt" DESC LIMIT ${limit}`
}

export function logoutNoticeList(filter: LogoutNoticeFilter): NarrowedList {
  const domains = coveredDomains(filter.visible, filter.domain)
  const shared = filter.state === undefined ? [] : [sql`t."state" = ${STATES[filter.state]}`]
  return {
    order: 'createdAt:desc',
    direction: 'desc',
    from: sql`"LogoutNotice" t`,
    keyColumn: sql`t."createdAt"`,
    idColumn: sql`t."id"`,
    keyIsInstant: true,
    narrowing: filter.clientPk === undefined ? [] : domainCondition(domains, domainOfClient(filter.clientPk)),
    branches:
      filter.clientPk === undefined
        ? branchesFor(domains, sql`t."domainId"`, shared)
        : // It comes from URLs; what no column can hold names nothing.
          isStorableText(filter.clientPk)
          ? [[sql`t."clientPk" = ${filter.clientPk}`, ...shared]]
          : [],
  }
}

async function list(db: Db, filter: LogoutNoticeFilter): Promise<Page<LogoutNoticeListItem>> {
  const page = await narrowedPage(db, logoutNoticeList(filter), filter, COUNTED)
  return { ...page, items: await items(db, page.items) }
}

async function items(db: Db, ids: readonly string[]): Promise<LogoutNoticeListItem[]> {
  if (ids.length === 0) return []
  const found = await db.prisma.logoutNotice.findMany({
    where: { id: { in: [...ids] } },
    include: { domain: { select: { name: true } }, client: { select: { clientId: true, name: true } } },
  })
  return inOrder(ids, found, (row) => row.id).map(({ domain, client, ...row }) => ({
    ...toRecord(row),
    domainName: domain.name,
    clientId: client.clientId,
    clientName: client.name,
  }))
}

function toRecord(row: LogoutNotice): LogoutNoticeRecord {
  return { ...row, state: stateSchema.parse(row.state) }
}
