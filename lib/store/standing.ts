import type { ConsentInstants, SessionFacts, Standing } from '@/lib/oauth/ports/token-states'
import { type Db, type Sql, sql } from './db'

/** Nothing was decided. */
export const NO_STANDING: Standing = { consents: [], session: null }

/** What `standingColumns` yields: JSON as text. */
export interface StandingRow {
  consents: string | null
  session: string | null
}

/**
 * Columns that tell what was decided over things issued to a client for a person in a session. Scalar subqueries by
 * unique keys, so that they cost a seek each beside any statement.
 */
export function standingColumns(
  { dialect }: Pick<Db, 'dialect'>,
  owner: { userId: Sql; clientPk: Sql; sessionId: Sql },
): Sql {
  const consent = sql`c."resourceId", c."resourceName", c."accessTokensValidFrom", c."refreshTokensValidFrom"`
  const session = sql`s."id", s."domainId", s."userId", s."createdAt", s."lastSeenAt", s."idleSeconds", s."expiresAt", s."endedAt"`
  const [list, one] =
    dialect === 'sqlite'
      ? [sql`json_group_array(json_array(${consent}))`, sql`json_array(${session})`]
      : [sql`jsonb_agg(jsonb_build_array(${consent}))::text`, sql`jsonb_build_array(${session})::text`]
  return sql`(SELECT ${list} FROM "Consent" c WHERE c."userId" = ${owner.userId} AND c."clientPk" = ${owner.clientPk}
        AND (c."accessTokensValidFrom" IS NOT NULL OR c."refreshTokensValidFrom" IS NOT NULL)) AS "consents",
      (SELECT ${one} FROM "SsoSession" s WHERE s."id" = ${owner.sessionId}) AS "session"`
}

export function toStanding({ consents, session }: StandingRow): Standing {
  const hasConsents = consents !== null && consents !== '[]'
  if (!hasConsents && session === null) return NO_STANDING
  return { consents: hasConsents ? toConsents(consents) : [], session: session === null ? null : toSession(session) }
}

function toConsents(text: string): ConsentInstants[] {
  const list = JSON.parse(text) as [string, string, string | null, string | null][]
  return list.map(([resourceId, resourceName, access, refresh]) => ({
    resourceId,
    resourceName,
    accessTokensValidFrom: access === null ? null : toInstant(access),
    refreshTokensValidFrom: refresh === null ? null : toInstant(refresh),
  }))
}

function toSession(text: string): SessionFacts {
  const [id, domainId, userId, createdAt, lastSeenAt, idleSeconds, expiresAt, endedAt] = JSON.parse(text) as [
    string,
    string,
    string,
    string,
    string,
    number,
    string,
    string | null,
  ]
  return {
    id,
    domainId,
    userId,
    createdAt: toInstant(createdAt),
    lastSeenAt: toInstant(lastSeenAt),
    idleSeconds,
    expiresAt: toInstant(expiresAt),
    endedAt: endedAt === null ? null : toInstant(endedAt),
  }
}

/** PostgreSQL writes an instant without its zone, which is UTC. */
function toInstant(text: string): Date {
  return new Date(text.endsWith('+00:00') ? text : `${text}Z`)
}
