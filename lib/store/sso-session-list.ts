import type { Page } from '@/lib/base/page'
import { type Db, isStorableText, join, rows, type Sql, sql } from './db'
import { branchesFor, coveredDomains, domainCondition } from './domain-condition'
import { inOrder } from './list-page'
import { type NarrowedList, narrowedPage } from './narrowed-list'
import { prefixCondition } from './prefix'
import { toSessionRecord } from './sso-session-row'
import type { SsoSessionFilter, SsoSessionListItem } from './sso-session-types'

/** Clients of a session that a list tells. */
const CLIENTS_SHOWN = 20
/** Nobody pages through more. */
const COUNTED = 10_000

/** What makes a session live, but for `isOpen`. */
export const aliveAt = (db: Pick<Db, 'dialect'>, now: Date, table = sql`t`): Sql[] => [
  sql`${table}."expiresAt" > ${now}`,
  // SQLite has instants as text that compares like time; their distance is a matter of numbers.
  db.dialect === 'sqlite'
    ? sql`(julianday(${now}) - julianday(${table}."lastSeenAt")) * 86400 < ${table}."idleSeconds"`
    : sql`${table}."lastSeenAt" + make_interval(secs => ${table}."idleSeconds") > ${now}`,
]

const isOpen = (open: boolean) => (open ? sql`t."isOpen" = true` : sql`t."isOpen" = false`)

/**
 * Sessions in the order of an index: those of a person or of a domain by their beginning, those of a user name by
 * name. Open sessions are apart in it, so that ended ones are never walked over; all together are two runs merged.
 */
export function ssoSessionList(db: Pick<Db, 'dialect'>, filter: SsoSessionFilter): NarrowedList {
  const domains = coveredDomains(filter.visible, filter.domain)
  const byName = filter.username !== undefined && filter.username !== '' && filter.userId === undefined
  const own = [
    ...(filter.userId === undefined ? [] : [sql`t."userId" = ${filter.userId}`]),
    ...(byName ? [prefixCondition(sql`t."usernameLower"`, filter.username ?? '')] : []),
  ]
  const alive = filter.liveAt ? aliveAt(db, filter.liveAt) : []
  const openness = filter.liveAt ? [true] : [true, false]
  const branches =
    filter.userId === undefined
      ? openness.flatMap((open) => branchesFor(domains, sql`t."domainId"`, [isOpen(open), ...own]))
      : openness.map((open) => [...own, isOpen(open)])
  return {
    order: byName ? 'username:asc' : 'createdAt:desc',
    direction: byName ? 'asc' : 'desc',
    from: sql`"SsoSession" t`,
    keyColumn: byName ? sql`t."usernameLower"` : sql`t."createdAt"`,
    idColumn: sql`t."id"`,
    keyIsInstant: !byName,
    narrowing: filter.userId === undefined ? alive : [...alive, ...domainCondition(domains, sql`t."domainId"`)],
    branches: filter.userId !== undefined && !isStorableText(filter.userId) ? [] : branches,
  }
}

export async function listSsoSessions(db: Db, filter: SsoSessionFilter): Promise<Page<SsoSessionListItem>> {
  const page = await narrowedPage(db, ssoSessionList(db, filter), filter, COUNTED)
  return { ...page, items: await sessionItems(db, page.items) }
}

/** Sessions by their ids, in that order, with the clients of each. */
export async function sessionItems(db: Db, ids: readonly string[]): Promise<SsoSessionListItem[]> {
  if (ids.length === 0) return []
  const [found, clients] = await Promise.all([
    db.prisma.ssoSession.findMany({
      where: { id: { in: [...ids] } },
      include: { domain: { select: { name: true } } },
    }),
    clientsOf(db, ids),
  ])
  return inOrder(ids, found, (row) => row.id).map(({ domain, ...row }) => ({
    ...toSessionRecord(row),
    domainName: domain.name,
    clients: clients.get(row.id) ?? [],
  }))
}

type Used = SsoSessionListItem['clients'][number]

async function clientsOf(db: Db, ids: readonly string[]): Promise<Map<string, Used[]>> {
  const found = await rows<Used & { sessionId: string }>(
    db,
    sql`SELECT u."sessionId", c."pk", c."clientId", c."name" FROM (
          SELECT "sessionId", "clientPk", row_number() OVER (PARTITION BY "sessionId" ORDER BY "firstAt", "clientPk") AS "n"
          FROM "SessionClient" WHERE "sessionId" IN (${join([...ids])})) AS u
        JOIN "Client" c ON c."pk" = u."clientPk" WHERE u."n" <= ${CLIENTS_SHOWN} ORDER BY u."sessionId", u."n"`,
  )
  const bySession = new Map<string, Used[]>()
  for (const { sessionId, ...client } of found) {
    const known = bySession.get(sessionId)
    if (known) known.push(client)
    else bySession.set(sessionId, [client])
  }
  return bySession
}
