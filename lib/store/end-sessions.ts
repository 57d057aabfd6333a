import type { SessionEndReason } from '@/lib/oauth/ports/sso-sessions'
import { type Db, join, run, type Sql, sql } from './db'

/**
 * Ends what the condition on the alias-free "SsoSession" covers and is not over by an end already, and leaves a notice
 * for each client that got a code there and wants to be told. Of several callers each session is ended by one.
 * @returns how many ended
 */
export async function endSessions(tx: Db, covered: Sql[], at: Date, reason: SessionEndReason): Promise<number> {
  const ended = await run(tx, endSql(covered, at, reason))
  if (ended > 0) await run(tx, noticesSql(tx, covered, at))
  return ended
}

export function endSql(covered: Sql[], at: Date, reason: SessionEndReason): Sql {
  return sql`UPDATE "SsoSession" SET "endedAt" = ${at}, "endReason" = ${reason}, "isOpen" = false
    WHERE ${join(covered, ' AND ')} AND "isOpen" = true AND "endedAt" IS NULL`
}

/** A session tells a client once, so that session and client name the notice. */
export function noticesSql({ dialect }: Pick<Db, 'dialect'>, covered: Sql[], at: Date): Sql {
  const now = dialect === 'sqlite' ? sql`${at}` : sql`${at}::timestamp`
  return sql`INSERT INTO "LogoutNotice"
      ("id", "domainId", "clientPk", "sessionId", "subject", "uri", "createdAt", "nextAttemptAt", "state", "attempts")
    SELECT s."id" || '.' || c."pk", s."domainId", c."pk", s."id", s."username", c."backchannelLogoutUri", ${now}, ${now},
      'WAITING', 0
    FROM (SELECT "id", "domainId", "username" FROM "SsoSession"
      WHERE ${join(covered, ' AND ')} AND "isOpen" = false AND "endedAt" = ${at}) AS s
    JOIN "SessionClient" u ON u."sessionId" = s."id"
    JOIN "Client" c ON c."pk" = u."clientPk"
    WHERE c."backchannelLogoutUri" IS NOT NULL
    ON CONFLICT DO NOTHING`
}
