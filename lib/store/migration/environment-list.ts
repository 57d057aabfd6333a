import type { EnvironmentListQuery } from '@/lib/schemas/migration/environment-query'
import { isDuring, PHASES } from '@/lib/schemas/migration/phase'
import { isStorableText, join, type Sql, sql } from '../db'
import type { KeysetList } from '../keyset'
import type { NarrowedList } from '../narrowed-list'
import { prefixCondition } from '../prefix'
import type { EnvironmentReach, EnvironmentSearch } from './environment-types'

/** Before the first instant: what lies after it is one at all. */
const EVER = new Date(0)
const DURING = join(PHASES.filter(isDuring))

/** Which rows `t` somebody sees. */
export function reachConditions(reach: EnvironmentReach): Sql[] {
  if (reach === null) return []
  if ('customerId' in reach) {
    const enterprises = sql`SELECT e."id" FROM "Enterprise" e WHERE e."customerId" = ${reach.customerId}`
    return [sql`t."chainId" IN (SELECT c."id" FROM "Chain" c WHERE c."enterpriseId" IN (${enterprises}))`]
  }
  return [ofPartner(reach.partnerId)]
}

/** Whoever only asked to be connected, or was turned away, learns nothing of the hotel by it. */
function ofPartner(partnerId: string): Sql {
  return sql`t."id" IN (SELECT p."environmentId" FROM "PartnerConnection" p WHERE p."partnerId" = ${partnerId}
      AND p."state" IN ('APPROVED', 'SUSPENDED')
    UNION SELECT i."environmentId" FROM "Integration" i WHERE i."partnerId" = ${partnerId})`
}

function attentionConditions({ attention, now }: EnvironmentSearch): Sql[] {
  switch (attention) {
    case 'due':
      return [
        sql`((t."phase" = 'NOTIFIED' AND t."windowAt" < ${now}) OR (t."phase" IN (${DURING}) AND t."cutoverAt" < ${now}))`,
      ]
    case 'blocked':
      return [sql`t."blocked" > 0`]
    case 'below-gate':
      return [sql`t."phase" IN (${DURING})`, sql`t."belowGate" > 0`]
    case 'broken':
      return [sql`t."broken" > 0`]
    case 'ssd':
      return [sql`t."ssdOnly" > 0`]
    default:
      return []
  }
}

/** Everything that is asked beside the phase. Names come from URLs; what no column can hold names nothing. */
export function searchConditions(search: EnvironmentSearch): Sql[] {
  const { q, kind, gateway, chain, enterprise, customer, partner, operator } = search
  const given = [gateway, chain, enterprise, customer, partner, operator]
  if (given.some((value) => value !== undefined && !isStorableText(value))) return [sql`1 = 0`]
  const conditions = [...reachConditions(search.reach), ...attentionConditions(search)]
  if (q) conditions.push(prefixCondition(sql`t."nameLower"`, q))
  if (kind) conditions.push(sql`t."kind" = ${kind}`)
  if (gateway) conditions.push(sql`t."gatewayId" = ${gateway}`)
  if (chain) conditions.push(sql`t."chainId" IN (SELECT c."id" FROM "Chain" c WHERE c."code" = ${chain.toUpperCase()})`)
  if (enterprise)
    conditions.push(sql`t."chainId" IN (SELECT c."id" FROM "Chain" c WHERE c."enterpriseId" = ${enterprise})`)
  if (customer) conditions.push(...reachConditions({ customerId: customer }))
  if (partner) conditions.push(ofPartner(partner))
  if (operator) conditions.push(sql`t."operator" = ${operator}`)
  return conditions
}

const ORDERS = {
  name: { keyColumn: sql`t."nameLower"`, keyIsInstant: false, keyIsUnique: true, has: [] },
  windowAt: { keyColumn: sql`t."windowAt"`, keyIsInstant: true, has: [sql`t."windowAt" > ${EVER}`] },
  cutoverAt: { keyColumn: sql`t."cutoverAt"`, keyIsInstant: true, has: [sql`t."cutoverAt" > ${EVER}`] },
  ssdOnly: { keyColumn: sql`t."ssdOnly"`, keyIsInstant: false, keyIsNumber: true, has: [] },
} satisfies Record<
  string,
  Pick<KeysetList, 'keyColumn' | 'keyIsInstant' | 'keyIsNumber' | 'keyIsUnique'> & { has: Sql[] }
>

/** A list runs through the index of its order; what it is narrowed by is asked of each row. */
export function environmentList(query: EnvironmentListQuery & EnvironmentSearch): NarrowedList {
  const { has, ...order } = ORDERS[query.sort]
  const phases = query.phase?.length ? [sql`t."phase" IN (${join(query.phase)})`] : []
  return {
    ...order,
    order: `${query.sort}:${query.direction}`,
    direction: query.direction,
    from: sql`"Environment" t`,
    idColumn: sql`t."id"`,
    branches: [has],
    narrowing: [...phases, ...searchConditions(query)],
  }
}

/** One column of the board: the soonest window first. */
export function columnSql(search: EnvironmentSearch, phase: string, limit: number): Sql {
  const where = join([sql`t."phase" = ${phase}`, ...searchConditions(search)], ' AND ')
  return sql`SELECT t."id" FROM "Environment" t WHERE ${where} ORDER BY t."windowAt", t."id" LIMIT ${limit}`
}

export function columnCountsSql(search: EnvironmentSearch): Sql {
  const conditions = searchConditions(search)
  const where = conditions.length > 0 ? sql`WHERE ${join(conditions, ' AND ')}` : sql``
  return sql`SELECT t."phase", count(*) AS "n" FROM "Environment" t ${where} GROUP BY t."phase"`
}

/** Ids of environments with one of two dates in [from, to). */
export function calendarSql(
  column: 'windowAt' | 'cutoverAt',
  from: Date,
  to: Date,
  reach: EnvironmentReach,
  limit: number,
): Sql {
  const at = column === 'windowAt' ? sql`t."windowAt"` : sql`t."cutoverAt"`
  const where = join([sql`${at} >= ${from}`, sql`${at} < ${to}`, ...reachConditions(reach)], ' AND ')
  return sql`SELECT t."id" FROM "Environment" t WHERE ${where} ORDER BY ${at}, t."id" LIMIT ${limit}`
}
