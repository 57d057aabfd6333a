import type { Page } from '@/lib/base/page'
import { toStoredConsent } from './consent-row'
import type { ConsentFilter, ConsentListItem } from './consent-types'
import { type Db, isStorableText, join, type Sql, sql } from './db'
import { branchesFor, coveredDomains, domainCondition, domainOfClient } from './domain-condition'
import type { KeysetList } from './keyset'
import { inOrder } from './list-page'
import { type NarrowedList, narrowedPage } from './narrowed-list'
import { prefixCondition } from './prefix'

/** Nobody pages through more. */
const COUNTED = 10_000
/** Before the first consent: what lies after it is an instant at all. */
const EVER = new Date(0)

type Leading = Pick<KeysetList, 'order' | 'direction' | 'keyColumn' | 'keyIsInstant'> & {
  /** conditions that the index of the order decides, beside the domain */
  own: Sql[]
  /** a person or a client decides alone: the domain only narrows what they have */
  isNarrow?: boolean
}

const newest = {
  order: 'createdAt:desc',
  direction: 'desc',
  keyColumn: sql`t."createdAt"`,
  keyIsInstant: true,
} as const

/** The index a search runs through: that of its most telling condition. */
function leadingOf(filter: ConsentFilter): Leading {
  const { userId, username, scope, clientPk, resourceId, expiresBefore, state, now } = filter
  if (userId !== undefined) return { ...newest, own: [sql`t."userId" = ${userId}`], isNarrow: true }
  if (username) {
    const keyColumn = sql`t."usernameLower"`
    const own = [prefixCondition(keyColumn, username)]
    return { order: 'username:asc', direction: 'asc', keyColumn, keyIsInstant: false, own }
  }
  if (scope) return { ...newest, own: [sql`t."scope" = ${scope}`] }
  if (clientPk !== undefined) {
    const ofResource = resourceId === undefined ? [] : [sql`t."resourceId" = ${resourceId}`]
    return { ...newest, own: [sql`t."clientPk" = ${clientPk}`, ...ofResource], isNarrow: true }
  }
  if (resourceId !== undefined) return { ...newest, own: [sql`t."resourceId" = ${resourceId}`] }
  if (state === 'withdrawn') {
    const keyColumn = sql`t."revokedAt"`
    return {
      order: 'revokedAt:desc',
      direction: 'desc',
      keyColumn,
      keyIsInstant: true,
      own: [sql`${keyColumn} > ${EVER}`],
    }
  }
  if (expiresBefore || state === 'expired') {
    const keyColumn = sql`t."expiresAt"`
    const before = state === 'expired' && (!expiresBefore || expiresBefore > now) ? now : expiresBefore
    const own = [sql`${keyColumn} > ${EVER}`, sql`${keyColumn} < ${before}`]
    // What is about to expire is looked at from its soonest end, what has expired from its latest.
    const direction = state === 'expired' ? 'desc' : 'asc'
    return { order: `expiresAt:${direction}`, direction, keyColumn, keyIsInstant: true, own }
  }
  return { ...newest, own: [] }
}

/** Everything that is asked of a consent `c`; what the leading index decided already is told twice and costs nothing. */
function conditionsOf(filter: ConsentFilter, c: Sql): Sql[] {
  const { username, clientPk, resourceId, scope, expiresBefore, expiresFrom } = filter
  const conditions: Sql[] = []
  if (username && filter.userId !== undefined) conditions.push(prefixCondition(sql`${c}."usernameLower"`, username))
  if (scope && (filter.userId !== undefined || username)) {
    conditions.push(sql`(SELECT 1 FROM "ConsentScope" x WHERE x."consentId" = ${c}."id" AND x."scope" = ${scope}) = 1`)
  }
  if (clientPk !== undefined) conditions.push(sql`${c}."clientPk" = ${clientPk}`)
  if (resourceId !== undefined) conditions.push(sql`${c}."resourceId" = ${resourceId}`)
  if (expiresBefore) conditions.push(sql`${c}."expiresAt" < ${expiresBefore}`)
  if (expiresFrom) conditions.push(sql`${c}."expiresAt" >= ${expiresFrom}`)
  return [...conditions, ...stateConditions(filter, c)]
}

function ageConditions({ createdFrom, createdBefore }: ConsentFilter, c: Sql): Sql[] {
  return [
    ...(createdFrom ? [sql`${c}."createdAt" >= ${createdFrom}`] : []),
    ...(createdBefore ? [sql`${c}."createdAt" < ${createdBefore}`] : []),
  ]
}

function stateConditions({ state, now }: ConsentFilter, c: Sql): Sql[] {
  if (state === 'withdrawn') return [sql`${c}."revokedAt" IS NOT NULL`]
  const unrevoked = sql`${c}."revokedAt" IS NULL`
  if (state === 'live') return [unrevoked, sql`(${c}."expiresAt" IS NULL OR ${c}."expiresAt" > ${now})`]
  if (state === 'expired') return [unrevoked, sql`${c}."expiresAt" <= ${now}`]
  return state === 'unrevoked' ? [unrevoked] : []
}

/** Names come from URLs; what no column can hold names nothing. */
function isFindable({ userId = '', clientPk = '', resourceId = '', scope = '' }: ConsentFilter): boolean {
  return [userId, clientPk, resourceId, scope].every(isStorableText)
}

/**
 * Consents in the order of the index of the most telling condition; the others narrow what it finds. A scope runs
 * through ConsentScope, which knows domain and age and asks the consent for the rest.
 */
export function consentList(filter: ConsentFilter): NarrowedList {
  const domains = coveredDomains(filter.visible, filter.domain)
  const { own: leading, isNarrow, ...order } = leadingOf(filter)
  // In the order of age, a span of it is where the run begins and ends.
  const isByAge = order.order === newest.order
  const own = isByAge ? [...leading, ...ageConditions(filter, sql`t`)] : leading
  const byScope = Boolean(filter.scope) && filter.userId === undefined && !filter.username
  const asked = byScope ? sql`c` : sql`t`
  const rest = [...conditionsOf(filter, asked), ...(isByAge ? [] : ageConditions(filter, asked))]
  const narrowing =
    byScope && rest.length > 0
      ? [sql`(SELECT 1 FROM "Consent" c WHERE c."id" = t."consentId" AND ${join(rest, ' AND ')}) = 1`]
      : rest
  // A client is of one domain, so that it is all of its consents or none.
  const domainOf =
    filter.userId === undefined && filter.clientPk !== undefined ? domainOfClient(filter.clientPk) : sql`t."domainId"`
  const ofDomain = domainCondition(domains, domainOf)
  const runs = isNarrow ? [own] : branchesFor(domains, sql`t."domainId"`, own)
  return {
    ...order,
    narrowing: isNarrow ? [...narrowing, ...ofDomain] : narrowing,
    from: byScope ? sql`"ConsentScope" t` : sql`"Consent" t`,
    idColumn: byScope ? sql`t."consentId"` : sql`t."id"`,
    branches: isFindable(filter) ? runs : [],
  }
}

export async function listConsents(db: Db, filter: ConsentFilter): Promise<Page<ConsentListItem>> {
  const page = await narrowedPage(db, consentList(filter), filter, COUNTED)
  return { ...page, items: await consentItems(db, page.items) }
}

/** Consents by their ids, in that order, with the names of domain and client. */
export async function consentItems(db: Db, ids: readonly string[]): Promise<ConsentListItem[]> {
  if (ids.length === 0) return []
  const found = await db.prisma.consent.findMany({
    where: { id: { in: [...ids] } },
    include: { domain: { select: { name: true } }, client: { select: { clientId: true, name: true } } },
  })
  return inOrder(ids, found, (row) => row.id).map(({ domain, client, ...row }) => ({
    ...toStoredConsent(row),
    domainId: row.domainId,
    userId: row.userId,
    username: row.username,
    clientPk: row.clientPk,
    createdAt: row.createdAt,
    domainName: domain.name,
    clientId: client.clientId,
    clientName: client.name,
  }))
}
