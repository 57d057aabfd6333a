import { batched } from '@/lib/base/batched'
import { systemRandom, timedUuid } from '@/lib/base/random'
import type { GivenConsent, StoredConsent } from '@/lib/oauth/ports/consents'
import { committedTogether } from './committed-together'
import { consentItems, listConsents } from './consent-list'
import { type ConsentRow, toStoredConsent } from './consent-row'
import type { ConsentSelection, ConsentStore } from './consent-types'
import { type Db, isStorableText, join, rows, run, type Sql, sql } from './db'
import { rowInsert } from './insert-rows'
import { instant, jsonRows, jsonText, storedInstant } from './stored-values'

/** few enough that one statement holds up the event loop of an embedded database for milliseconds only */
const PEOPLE_PER_STATEMENT = 50

/** Consents of people. Whoever gives or withdraws decides by one statement; nothing waits for administrators. */
export function consentStore(db: Db): ConsentStore {
  const committed = committedTogether(db)
  // A transaction is tried again when another is at the same rows in another order.
  const whole = <T>(work: (tx: Db) => Promise<T>) => committed((tx) => tx.atomic(work))
  const of = batched((pairs: readonly Pair[]) => findAll(db, pairs), PEOPLE_PER_STATEMENT)
  return {
    of: (userId, clientPk) => of({ userId, clientPk }),

    give: (consent) => whole((tx) => give(tx, consent)),

    withdraw(userId, clientPk, resourceIds, at) {
      if (resourceIds.length === 0) return Promise.resolve(0)
      const covered = sql`"userId" = ${userId} AND "clientPk" = ${clientPk} AND "resourceId" IN (${join([...resourceIds])})`
      return whole((tx) => run(tx, withdrawSql(covered, at)))
    },

    async listOf(userId, domainId, limit) {
      const { items } = await listConsents(db, {
        visible: null,
        domain: domainId,
        userId,
        state: 'unrevoked',
        now: new Date(0),
        limit,
      })
      return items
    },

    async byId(id) {
      return (isStorableText(id) && (await consentItems(db, [id]))[0]) || null
    },

    list: (filter) => listConsents(db, filter),

    withdrawAll(selection, at, limit) {
      const due = sql`SELECT "id" FROM "Consent" WHERE ${selected(selection)} AND "revokedAt" IS NULL LIMIT ${limit}`
      return whole((tx) => run(tx, withdrawSql(sql`"id" IN (${due})`, at)))
    },

    async refuseTokens(selection, before, limit) {
      let moved = 0
      for (const [column, at] of [
        [sql`"accessTokensValidFrom"`, before.accessTokens],
        [sql`"refreshTokensValidFrom"`, before.refreshTokens],
      ] as const) {
        if (at) moved = Math.max(moved, await whole((tx) => run(tx, refuseSql(selection, column, at, limit))))
      }
      return moved
    },
  }
}

interface Pair {
  userId: string
  clientPk: string
}

async function findAll(db: Db, pairs: readonly Pair[]): Promise<(readonly StoredConsent[])[]> {
  const found = await rows<ConsentRow>(db, consentsSql(db, pairs))
  const byPair = new Map<string, StoredConsent[]>()
  for (const row of found) {
    const key = `${row.userId}\n${row.clientPk}`
    const known = byPair.get(key)
    if (known) known.push(toStoredConsent(row))
    else byPair.set(key, [toStoredConsent(row)])
  }
  return pairs.map(({ userId, clientPk }) => byPair.get(`${userId}\n${clientPk}`) ?? [])
}

export function consentsSql({ dialect }: Pick<Db, 'dialect'>, pairs: readonly Pair[]): Sql {
  const list = join(
    pairs.map(({ userId, clientPk }) => sql`(${userId}, ${clientPk})`),
    ', ',
  )
  // A list of rows is a table to SQLite, which it joins; PostgreSQL seeks each of them.
  const wanted = dialect === 'sqlite' ? sql`(VALUES ${list})` : sql`(${list})`
  return sql`SELECT "id", "userId", "clientPk", "resourceId", "resourceName", "scopes", "givenAt", "expiresAt", "revokedAt",
      "accessTokensValidFrom", "refreshTokensValidFrom"
    FROM "Consent" WHERE ("userId", "clientPk") IN ${wanted}`
}

const insertScopeRows = rowInsert('ConsentScope', {
  consentId: 'text',
  scope: 'text',
  domainId: 'text',
  createdAt: 'instant',
})

/** The unique person, client and resource server decide between two who give at once: the later stands. */
async function give(tx: Db, consent: GivenConsent): Promise<void> {
  const { domainId, userId, username, clientPk, givenAt, expiresAt } = consent
  // One order for everybody, so that two nodes do not lock rows crosswise.
  const resources = [...consent.resources].sort((a, b) => (a.resourceId < b.resourceId ? -1 : 1))
  if (resources.length === 0) return
  const list = resources.map((resource) => [
    timedUuid(systemRandom, givenAt),
    domainId,
    userId,
    username,
    username.toLowerCase(),
    clientPk,
    resource.resourceId,
    resource.resourceName,
    JSON.stringify(resource.scopes),
    storedInstant(givenAt),
    storedInstant(expiresAt),
  ])
  const kept = await rows<{ id: string; resourceId: string; createdAt: Date }>(
    tx,
    sql`INSERT INTO "Consent" ("id", "domainId", "userId", "username", "usernameLower", "clientPk", "resourceId",
        "resourceName", "scopes", "createdAt", "givenAt", "expiresAt")
      SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
        ${jsonText(tx, sql`value ->> 8`)}, ${instant(tx, sql`value ->> 9`)}, ${instant(tx, sql`value ->> 9`)},
        ${instant(tx, sql`value ->> 10`)}
      FROM ${jsonRows(tx, list)} WHERE true
      ON CONFLICT ("userId", "clientPk", "resourceId") DO UPDATE SET "resourceName" = excluded."resourceName",
        "username" = excluded."username", "usernameLower" = excluded."usernameLower", "scopes" = excluded."scopes",
        "givenAt" = excluded."givenAt", "expiresAt" = excluded."expiresAt", "revokedAt" = NULL
      RETURNING "id", "resourceId", "createdAt"`,
  )
  const scopesOf = new Map(resources.map((resource) => [resource.resourceId, resource.scopes]))
  const scopeRows = kept.flatMap(({ id, resourceId, createdAt }) =>
    [...new Set(scopesOf.get(resourceId) ?? [])].map((scope) => [id, scope, domainId, storedInstant(createdAt)]),
  )
  await run(tx, sql`DELETE FROM "ConsentScope" WHERE "consentId" IN (${join(kept.map(({ id }) => id))})`)
  if (scopeRows.length === 0) return
  await insertScopeRows(tx, scopeRows)
}

/**
 * Access tokens tell the second in which they were issued, so that those of the second of a withdrawal are refused
 * together with one that a new consent gives within it. Refresh tokens are known to the millisecond.
 */
function withdrawSql(covered: Sql, at: Date): Sql {
  const nextSecond = new Date(Math.floor(at.getTime() / 1000) * 1000 + 1000)
  return sql`UPDATE "Consent" SET "revokedAt" = ${at}, "accessTokensValidFrom" = ${nextSecond},
      "refreshTokensValidFrom" = ${at}
    WHERE ${covered} AND "revokedAt" IS NULL`
}

/** An instant only moves on. */
function refuseSql(selection: ConsentSelection, column: Sql, at: Date, limit: number): Sql {
  const earlier = sql`(${column} IS NULL OR ${column} < ${at})`
  const due = sql`SELECT "id" FROM "Consent" WHERE ${selected(selection)} AND ${earlier} LIMIT ${limit}`
  return sql`UPDATE "Consent" SET ${column} = ${at} WHERE "id" IN (${due}) AND ${earlier}`
}

function selected({ domainId, userId, clientPk, resourceId }: ConsentSelection): Sql {
  const parts = [sql`"domainId" = ${domainId}`]
  if (userId !== undefined) parts.push(sql`"userId" = ${userId}`)
  if (clientPk !== undefined) parts.push(sql`"clientPk" = ${clientPk}`)
  if (resourceId !== undefined) parts.push(sql`"resourceId" = ${resourceId}`)
  return join(parts, ' AND ')
}
