import { isStorableText, join, type Sql, sql } from '../db'
import type { NarrowedList } from '../narrowed-list'
import { prefixCondition } from '../prefix'
import type { IntegrationSearch } from './integration-types'

/** What is asked of each integration `t` beside its environment. Names come from URLs. */
function narrowing(search: IntegrationSearch): Sql[] {
  const { state, owner, partner, blocker, blocked, belowGate, score, scheme, gateScore } = search
  const conditions: Sql[] = []
  if (state) conditions.push(sql`t."state" = ${state}`)
  if (owner) conditions.push(sql`t."ownerKind" = ${owner}`)
  if (partner) conditions.push(isStorableText(partner) ? sql`t."partnerId" = ${partner}` : sql`1 = 0`)
  if (blocker) conditions.push(sql`CAST(t."blockers" AS TEXT) LIKE ${`%"${blocker}"%`}`)
  if (blocked !== undefined) {
    const none = sql`CAST(t."blockers" AS TEXT) = '[]'`
    conditions.push(blocked ? sql`NOT ${none}` : none)
  }
  if (belowGate !== undefined) {
    conditions.push(belowGate ? sql`t."score" < ${gateScore}` : sql`t."score" >= ${gateScore}`)
  }
  if (score !== undefined) conditions.push(sql`t."score" <= ${score}`)
  if (scheme) {
    const left = join(['OCIM_ONLY', 'VERIFIED'])
    conditions.push(scheme === 'ssd' ? sql`t."state" NOT IN (${left})` : sql`t."state" IN (${left})`)
  }
  return conditions
}

/** Runs through the index of its order, within one environment. */
export function integrationList(search: IntegrationSearch): NarrowedList {
  const own = sql`t."environmentId" = ${search.environmentId}`
  const byName = search.sort === 'name' || Boolean(search.q)
  const base = {
    direction: search.direction,
    from: sql`"Integration" t`,
    idColumn: sql`t."id"`,
    keyIsInstant: false,
    narrowing: narrowing(search),
  }
  if (byName) {
    const keyColumn = sql`t."nameLower"`
    const named = search.q ? [prefixCondition(keyColumn, search.q)] : []
    return { ...base, order: `name:${search.direction}`, keyColumn, keyIsUnique: true, branches: [[own, ...named]] }
  }
  return {
    ...base,
    order: `score:${search.direction}`,
    keyColumn: sql`t."score"`,
    keyIsNumber: true,
    branches: [[own]],
  }
}
