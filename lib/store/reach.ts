import type { ReachStore, RevocationReach } from './browser-types'
import { type Db, join, rows, type Sql, sql } from './db'
import { domainCondition } from './domain-condition'
import { aliveAt } from './sso-session-list'
import type { BoundedCount } from './sso-session-types'

/**
 * What a revocation would hit. Each part looks at no more rows than it may count and one more, the newest first, so
 * that a preview costs the same for one token and for a million.
 */
export function reachStore(db: Db): ReachStore {
  return {
    async count(reach, now, accessTokenSeconds, limit) {
      const statements = reachSql(db, reach, now, accessTokenSeconds, limit)
      const [refreshTokens, accessTokens, clients, sessions, consents] = await Promise.all([
        counted(db, [statements.refreshTokens], limit),
        counted(db, statements.accessTokens, limit),
        counted(db, [statements.clients], limit),
        counted(db, [statements.sessions], limit),
        counted(db, [statements.consents], limit),
      ])
      return { refreshTokens, accessTokens, clients, sessions, consents }
    },
  }
}

async function counted(db: Db, statements: readonly Sql[], limit: number): Promise<BoundedCount> {
  let count = 0
  let isExact = true
  for (const statement of statements) {
    const [row] = await rows<{ looked: bigint; hit: bigint }>(db, statement)
    count += Number(row?.hit ?? 0)
    isExact &&= Number(row?.looked ?? 0) <= limit
  }
  return { count: Math.min(count, limit), isExact: isExact && count <= limit }
}

/** Looks at the rows of `from`, which is bounded, and tells how many there were and how many are hit. */
const looked = (rowsOf: Sql, hit: Sql) =>
  sql`SELECT count(*) AS "looked", coalesce(sum(${hit}), 0) AS "hit" FROM (${rowsOf}) AS t`
const when = (condition: Sql) => sql`CASE WHEN ${condition} THEN 1 ELSE 0 END`

/**
 * What is asked of each row beyond its own columns are scalar subqueries: PostgreSQL may read a whole table to join a
 * thousand rows, but never for these.
 */
export function reachSql(
  db: Pick<Db, 'dialect'>,
  reach: RevocationReach,
  now: Date,
  accessTokenSeconds: number,
  limit: number,
) {
  const owned = ownedBy(reach)
  const since = new Date(now.getTime() - accessTokenSeconds * 1000)
  const bound = sql`LIMIT ${limit + 1}`
  const families = sql`SELECT "id", "clientPk", "grantType", "revokedAt" FROM "TokenFamily" WHERE ${owned}
    ORDER BY "createdAt" DESC ${bound}`
  const live = sql`(SELECT 1 FROM "RefreshToken" r WHERE r."familyId" = t."id" AND r."expiresAt" > ${now}
    AND r."usedAt" IS NULL AND r."revokedAt" IS NULL
    AND NOT EXISTS (SELECT 1 FROM "RefreshToken" s WHERE s."predecessorId" = r."id") LIMIT 1)`
  // With each refresh token came an access token; what came of a code is counted there.
  const issued = sql`(SELECT count(*) FROM "RefreshToken" r WHERE r."familyId" = t."id" AND r."issuedAt" > ${since}
    AND (r."predecessorId" IS NOT NULL OR t."grantType" <> 'AUTHORIZATION_CODE'))`
  const consents = sql`SELECT "clientPk", "revokedAt" FROM "Consent" WHERE ${owned} ORDER BY "createdAt" DESC ${bound}`
  return {
    refreshTokens: looked(families, when(sql`t."revokedAt" IS NULL AND ${live} = 1`)),
    accessTokens: [
      looked(families, sql`CASE WHEN t."revokedAt" IS NULL THEN ${issued} ELSE 0 END`),
      looked(
        sql`SELECT "consumedAt" FROM "AuthorizationCode" WHERE ${owned} ${bound}`,
        when(sql`t."consumedAt" > ${since}`),
      ),
    ],
    clients: sql`SELECT count(*) AS "looked", count(DISTINCT "clientPk") AS "hit" FROM (
      SELECT * FROM (SELECT "clientPk" FROM "TokenFamily" WHERE ${owned} ORDER BY "createdAt" DESC ${bound}) AS f
      UNION ALL SELECT * FROM (SELECT "clientPk" FROM "Consent" WHERE ${owned} ORDER BY "createdAt" DESC ${bound}) AS c) AS t`,
    sessions: sessionsSql(db, reach, now, bound),
    consents: looked(consents, when(sql`t."revokedAt" IS NULL`)),
  }
}

function ownedBy(reach: RevocationReach): Sql {
  const parts = 'userId' in reach ? [sql`"userId" = ${reach.userId}`] : []
  if (reach.clientPk !== undefined) parts.push(sql`"clientPk" = ${reach.clientPk}`)
  if ('domains' in reach) parts.push(...domainCondition(reach.domains, sql`"domainId"`))
  return join(parts, ' AND ')
}

function sessionsSql(db: Pick<Db, 'dialect'>, reach: RevocationReach, now: Date, bound: Sql): Sql {
  if ('userId' in reach) {
    const own = [
      sql`"userId" = ${reach.userId}`,
      sql`"isOpen" = true`,
      ...domainCondition(reach.domains, sql`"domainId"`),
    ]
    const columns = sql`"expiresAt", "lastSeenAt", "idleSeconds"`
    const theirs = sql`SELECT ${columns} FROM "SsoSession" WHERE ${join(own, ' AND ')} ${bound}`
    return looked(theirs, when(join(aliveAt(db, now), ' AND ')))
  }
  const used = sql`SELECT "sessionId" FROM "SessionClient" WHERE "clientPk" = ${reach.clientPk} ${bound}`
  const alive = join([sql`s."isOpen" = true`, ...aliveAt(db, now, sql`s`)], ' AND ')
  return looked(used, when(sql`(SELECT 1 FROM "SsoSession" s WHERE s."id" = t."sessionId" AND ${alive}) = 1`))
}
