import { batched } from '@/lib/base/batched'
import { committedTogether } from './committed-together'
import { type Db, isStorableText, join, rows, run, type Sql, sql } from './db'
import { domainCondition } from './domain-condition'
import { endSessions } from './end-sessions'
import { rowInsert } from './insert-rows'
import { countNarrowed } from './narrowed-list'
import { listSsoSessions, sessionItems, ssoSessionList } from './sso-session-list'
import { type SsoSessionRow, toSessionRecord } from './sso-session-row'
import type { SsoSessionRecord, SsoSessionStore } from './sso-session-types'
import { instant, jsonRows, storedInstant } from './stored-values'
import { writtenTogether } from './written-together'

/** few enough that one statement holds up the event loop of an embedded database for milliseconds only */
const SESSIONS_PER_STATEMENT = 50

/** Sessions of people in browsers. What must hold under a race is one statement; nothing waits for administrators. */
export function ssoSessionStore(db: Db): SsoSessionStore {
  const committed = committedTogether(db)
  const whole = <T>(work: (tx: Db) => Promise<T>) => committed((tx) => tx.atomic(work))
  const used = writtenTogether<{ sessionId: string; clientPk: string; at: Date }, undefined>(db, insertUses)
  return {
    byHash: batched((hashes: readonly string[]) => findAll(db, 'hash', hashes), SESSIONS_PER_STATEMENT),
    byId: batched((ids: readonly string[]) => findAll(db, 'id', ids), SESSIONS_PER_STATEMENT),

    start: (session, { hash, address, userAgent, replaces }) =>
      whole(async (tx) => {
        if (replaces !== null) await endSessions(tx, [sql`"id" = ${replaces}`], session.createdAt, 'REPLACED')
        const { id, domainId, userId, username, createdAt, authenticatedAt, lastSeenAt, idleSeconds, expiresAt } =
          session
        await run(
          tx,
          sql`INSERT INTO "SsoSession" ("id", "hash", "domainId", "userId", "username", "usernameLower", "createdAt",
                "authenticatedAt", "lastSeenAt", "idleSeconds", "expiresAt", "isOpen", "address", "userAgent")
              VALUES (${id}, ${hash}, ${domainId}, ${userId}, ${username}, ${username.toLowerCase()}, ${createdAt},
                ${authenticatedAt}, ${lastSeenAt}, ${idleSeconds}, ${expiresAt}, true, ${address}, ${userAgent})`,
        )
      }),

    reauthenticated: (id, hash, at) =>
      committed(async (tx) => {
        await run(
          tx,
          sql`UPDATE "SsoSession" SET "hash" = ${hash}, "authenticatedAt" = ${at}, "lastSeenAt" = ${at}
              WHERE "id" = ${id} AND "endedAt" IS NULL`,
        )
      }),

    markSeen: (seen) => (seen.length === 0 ? Promise.resolve() : markSeen(db, seen)),

    used: (sessionId, clientPk, at) => used({ sessionId, clientPk, at }),

    end: async (id, at, reason) =>
      isStorableText(id) && (await whole((tx) => endSessions(tx, [sql`"id" = ${id}`], at, reason))) === 1,

    endAllOf(userId, domains, at, reason, butFor = null) {
      const covered = [
        sql`"userId" = ${userId}`,
        ...domainCondition(typeof domains === 'string' ? [domains] : domains, sql`"domainId"`),
        ...(butFor === null ? [] : [sql`"id" <> ${butFor}`]),
      ]
      return whole((tx) => endSessions(tx, covered, at, reason))
    },

    endAllInDomain: (domainId, at, reason, limit) =>
      whole(async (tx) => {
        const due = await rows<{ id: string }>(
          tx,
          sql`SELECT "id" FROM "SsoSession" WHERE "domainId" = ${domainId} AND "isOpen" = true LIMIT ${limit}`,
        )
        return due.length === 0 ? 0 : endSessions(tx, [sql`"id" IN (${join(due.map(({ id }) => id))})`], at, reason)
      }),

    async listOf(userId, domainId, at, limit) {
      const filter = { visible: null, domain: domainId, userId, liveAt: at, limit }
      const { items } = await listSsoSessions(db, filter)
      return items.map(({ clients, ...session }) => ({ ...session, clients: clients.map(({ name }) => name) }))
    },

    list: (filter) => listSsoSessions(db, filter),

    async get(id) {
      return (isStorableText(id) && (await sessionItems(db, [id]))[0]) || null
    },

    countLive: (userId, domains, now, limit) =>
      countNarrowed(db, ssoSessionList(db, { visible: domains, userId, liveAt: now, limit }), limit),

    close: (now, limit) =>
      run(
        db,
        sql`UPDATE "SsoSession" SET "isOpen" = false WHERE "id" IN (SELECT "id" FROM "SsoSession"
              WHERE "isOpen" = true AND "expiresAt" <= ${now} ORDER BY "expiresAt" LIMIT ${limit})`,
      ),

    sweep: (before, limit) =>
      run(
        db,
        sql`DELETE FROM "SsoSession" WHERE "id" IN (SELECT "id" FROM "SsoSession"
              WHERE "isOpen" = false AND "expiresAt" <= ${before} ORDER BY "expiresAt" LIMIT ${limit})`,
      ),
  }
}

async function findAll(db: Db, column: 'id' | 'hash', keys: readonly string[]): Promise<(SsoSessionRecord | null)[]> {
  const wanted = [...new Set(keys.filter(isStorableText))]
  const found = wanted.length === 0 ? [] : await rows<SsoSessionRow & { hash: string }>(db, sessionsSql(column, wanted))
  const byKey = new Map(found.map((row) => [row[column], toSessionRecord(row)]))
  return keys.map((key) => byKey.get(key) ?? null)
}

export function sessionsSql(column: 'id' | 'hash', keys: readonly string[]): Sql {
  const where = column === 'id' ? sql`"id"` : sql`"hash"`
  return sql`SELECT "id", "hash", "domainId", "userId", "username", "createdAt", "authenticatedAt", "lastSeenAt",
      "idleSeconds", "expiresAt", "endedAt", "endReason", "address", "userAgent"
    FROM "SsoSession" WHERE ${where} IN (${join([...keys])})`
}

const insertUseRows = rowInsert(
  'SessionClient',
  { sessionId: 'text', clientPk: 'text', firstAt: 'instant' },
  ' ON CONFLICT DO NOTHING',
)

/** Only the first use of a session by a client is kept. */
async function insertUses(
  tx: Db,
  items: readonly { sessionId: string; clientPk: string; at: Date }[],
): Promise<undefined[]> {
  await insertUseRows(
    tx,
    items.map(({ sessionId, clientPk, at }) => [sessionId, clientPk, storedInstant(at)]),
  )
  return items.map(() => undefined)
}

/** One order for everybody, so that two nodes do not lock rows crosswise. */
async function markSeen(db: Db, seen: readonly { id: string; at: Date }[]): Promise<void> {
  const inOrder = [...seen].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (let from = 0; from < inOrder.length; from += SESSIONS_PER_STATEMENT) {
    const list = inOrder.slice(from, from + SESSIONS_PER_STATEMENT).map(({ id, at }) => [id, storedInstant(at)])
    await committedTogether(db)((tx) => run(tx, seenSql(tx, list)))
  }
}

function seenSql(db: Db, list: readonly string[][]): Sql {
  return sql`UPDATE "SsoSession" SET "lastSeenAt" = l."at"
    FROM (SELECT value ->> 0 AS "id", ${instant(db, sql`value ->> 1`)} AS "at" FROM ${jsonRows(db, list)}) AS l
    WHERE "SsoSession"."id" = l."id" AND "SsoSession"."lastSeenAt" < l."at" AND "SsoSession"."endedAt" IS NULL`
}
