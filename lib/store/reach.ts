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
  sql`SELECT count(*) AS "looked", coalesce(sum(CASE WHEN ${hit} THEN 1 ELSE 0 END), 0) AS "hit" FROM (${rowsOf}) AS t`

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
  const hasLive = sql`EXISTS (SELECT 1 FROM "RefreshToken" r WHERE r."familyId" = t."id" AND r."expiresAt" > ${now}
    AND r."usedAt" IS NULL AND r."revokedAt" IS NULL
    AND NOT EXISTS (SELECT 1 FROM "RefreshToken" s WHERE s."predecessorId" = r."id"))`
  const consents = sql`SELECT "clientPk", "revokedAt" FROM "Consent" WHERE ${owned} ORDER BY "createdAt" DESC ${bound}`
  return {
    refreshTokens: looked(families, sql`t."revokedAt" IS NULL AND ${hasLive}`),
    accessTokens: [
      // With each refresh token came an access token; what came of a code is counted there.
      looked(
        sql`SELECT f."revokedAt", f."grantType", r."predecessorId" FROM (${families}) AS f
            JOIN "RefreshToken" r ON r."familyId" = f."id" WHERE r."issuedAt" > ${since} ${bound}`,
        sql`t."revokedAt" IS NULL AND (t."predecessorId" IS NOT NULL OR t."grantType" <> 'AUTHORIZATION_CODE')`,
      ),
      looked(sql`SELECT "consumedAt" FROM "AuthorizationCode" WHERE ${owned} ${bound}`, sql`t."consumedAt" > ${since}`),
    ],
    clients: sql`SELECT count(*) AS "looked", count(DISTINCT "clientPk") AS "hit" FROM (
      SELECT "clientPk" FROM (${families}) AS f UNION ALL SELECT "clientPk" FROM (${consents}) AS c) AS t`,
    sessions: sessionsSql(db, reach, now, bound),
    consents: looked(consents, sql`t."revokedAt" IS NULL`),
  }
}

function ownedBy(reach: RevocationReach): Sql {
  const parts = 'userId' in reach ? [sql`"userId" = ${reach.userId}`] : []
  if (reach.clientPk !== undefined) parts.push(sql`"clientPk" = ${reach.clientPk}`)
  if ('domains' in reach) parts.push(...domainCondition(reach.domains, sql`"domainId"`))
  return join(parts, ' AND ')
}

function sessionsSql(db: Pick<Db, 'dialect'>, reach: RevocationReach, now: Date, bound: Sql): Sql {
  const alive = join(aliveAt(db, now), ' AND ')
  const columns = sql`"id", "expiresAt", "lastSeenAt", "idleSeconds", "isOpen"`
  if (!('userId' in reach)) {
    const used = sql`SELECT s."id", s."expiresAt", s."lastSeenAt", s."idleSeconds", s."isOpen"
      FROM (SELECT "sessionId" FROM "SessionClient" WHERE "clientPk" = ${reach.clientPk} ${bound}) AS u
      JOIN "SsoSession" s ON s."id" = u."sessionId"`
    return looked(used, sql`t."isOpen" = true AND ${alive}`)
  }
  const own = [
    sql`"userId" = ${reach.userId}`,
    sql`"isOpen" = true`,
    ...domainCondition(reach.domains, sql`"domainId"`),
  ]
  return looked(sql`SELECT ${columns} FROM "SsoSession" WHERE ${join(own, ' AND ')} ${bound}`, alive)
}
