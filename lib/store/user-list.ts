import type { Page } from '@/lib/base/page'
import type { UserListQuery } from '@/lib/schemas/user-list-query'
import type { UserStateName } from '@/lib/schemas/user-state'
import { type Db, join, type Sql, sql } from './db'
import { branchesFor, coveredDomains, domainCondition } from './domain-condition'
import type { KeysetList } from './keyset'
import { inOrder, type ListRequest, listPage } from './list-page'
import { searchWords } from './search-terms'
import { toUserRecord, USER_FACETS, type UserFlagName } from './user-row'
import type { StoreFilter, UserRecord } from './user-types'

const sortColumns = { username: sql`t."usernameLower"`, email: sql`t."emailLower"`, createdAt: sql`t."createdAt"` }

/** Nobody pages through more people than this; counting a state reads their rows. */
const COUNTED = 10_000

const FLAGS: Record<Exclude<UserStateName, 'active'>, UserFlagName> = {
  locked: 'LOCKED',
  disabled: 'DISABLED',
  'must-change-password': 'MUST_CHANGE',
}

/** Nothing stands in the way of the user `u`. */
const active = (now: Date) =>
  sql`u."disabledAt" IS NULL AND u."lockedAt" IS NULL AND NOT u."mustChangePassword" AND (u."lockedUntil" IS NULL OR u."lockedUntil" <= ${now})`

/** A lock that ends by itself counts until then, whoever still has its row. */
const standing = (table: Sql, now: Date) => sql`(${table}."until" IS NULL OR ${table}."until" > ${now})`

/** What a state asks of each match of a search, looked up by its id. */
function searchConditions(state: UserStateName | undefined, now: Date): Sql[] {
  if (state === undefined) return []
  if (state === 'active') {
    return [sql`EXISTS (SELECT 1 FROM "User" u WHERE u."id" = t."entityId" AND ${active(now)})`]
  }
  if (state !== 'locked') return []
  return [
    sql`EXISTS (SELECT 1 FROM "UserFlag" f WHERE f."userId" = t."entityId" AND f."flag" = ${FLAGS.locked} AND ${standing(sql`f`, now)})`,
  ]
}

/**
 * Lists of people in a state other than active run through UserFlag, which holds only those; any other through User.
 * Both have an index for every order, for one store and for all.
 */
export function userListRequest(query: UserListQuery, visible: StoreFilter, now: Date): ListRequest {
  const stores = coveredDomains(visible, query.store)
  const flag = query.state === undefined || query.state === 'active' ? null : FLAGS[query.state]
  const conditions: Sql[] = []
  if (flag) conditions.push(sql`t."flag" = ${flag}`)
  if (flag === 'LOCKED') conditions.push(standing(sql`t`, now))
  if (query.state === 'active') {
    conditions.push(
      sql`t."disabledAt" IS NULL AND t."lockedAt" IS NULL AND NOT t."mustChangePassword" AND (t."lockedUntil" IS NULL OR t."lockedUntil" <= ${now})`,
    )
  }
  const plain: KeysetList = {
    order: `${query.sort}:${query.direction}`,
    direction: query.direction,
    from: flag ? sql`"UserFlag" t` : sql`"User" t`,
    keyColumn: sortColumns[query.sort],
    idColumn: flag ? sql`t."userId"` : sql`t."id"`,
    keyIsInstant: query.sort === 'createdAt',
    branches: branchesFor(stores, sql`t."storeId"`, conditions),
  }
  const all = [...domainCondition(stores, sql`t."storeId"`), ...conditions]
  return {
    cursor: query.cursor,
    limit: query.limit,
    plain,
    countLimit: COUNTED,
    where: all.length > 0 ? sql`WHERE ${join(all, ' AND ')}` : sql``,
    search: {
      kind: 'user',
      words: searchWords(query.q ?? ''),
      domains: stores,
      facets: flag ? USER_FACETS[flag] : 0,
      conditions: searchConditions(query.state, now),
    },
  }
}

export async function listUsers(
  db: Db,
  query: UserListQuery,
  visible: StoreFilter,
  now: Date,
): Promise<Page<UserRecord & { storeName: string }>> {
  const page = await listPage(db, userListRequest(query, visible, now))
  const found = await db.prisma.user.findMany({
    where: { id: { in: page.items } },
    include: { store: { select: { name: true } } },
  })
  const items = inOrder(page.items, found, (row) => row.id).map(({ store, ...row }) => ({
    ...toUserRecord(row),
    storeName: store.name,
  }))
  return { ...page, items }
}
