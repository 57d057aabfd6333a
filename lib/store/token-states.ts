import { batched } from '@/lib/base/batched'
import type { TokenNames, TokenState } from '@/lib/oauth/ports/token-states'
import { type Db, isStorableText, rows, type Sql, sql } from './db'
import { revokedKey } from './revoked-tokens'
import { NO_STANDING, type StandingRow, standingColumns, toStanding } from './standing'
import type { TokenStateStore } from './token-types'

/** few enough that one statement holds up the event loop of an embedded database for a millisecond only */
const TOKENS_PER_STATEMENT = 100

interface Row extends StandingRow {
  position: bigint
  revoked: string | null
  family: 'live' | 'revoked' | null
}

/**
 * Everything about a token by two to five index seeks, however many tokens there are. Tokens that are asked for in one
 * turn of the event loop share a statement, which costs many times what a seek does.
 */
export function tokenStateStore(db: Db): TokenStateStore {
  return { stateOf: batched((names: readonly TokenNames[]) => statesOf(db, names), TOKENS_PER_STATEMENT) }
}

export function tokenStatesSql(dialect: Db['dialect'], names: readonly TokenNames[]): Sql {
  const list = JSON.stringify(names.map(keysOf))
  const members = sql`value ->> 0 AS "hash", value ->> 1 AS "refresh", value ->> 2 AS "family", value ->> 3 AS "user",
    value ->> 4 AS "client", value ->> 5 AS "sid"`
  const tokens =
    dialect === 'sqlite'
      ? sql`SELECT key AS "position", ${members} FROM json_each(${list})`
      : sql`SELECT position - 1 AS "position", ${members}
            FROM jsonb_array_elements(${list}::jsonb) WITH ORDINALITY AS listed(value, position)`
  const owner = { userId: sql`n."user"`, clientPk: sql`n."client"`, sessionId: sql`n."sid"` }
  // Scalar subqueries, not joins: PostgreSQL may read a whole table to join a hundred rows, but never for these.
  return sql`SELECT n."position",
      (SELECT r."hash" FROM "RevokedToken" r WHERE r."hash" = n."hash") AS "revoked",
      (SELECT CASE WHEN f."revokedAt" IS NULL THEN 'live' ELSE 'revoked' END FROM "TokenFamily" f WHERE f."id" =
        coalesce((SELECT t."familyId" FROM "RefreshToken" t WHERE t."id" = n."refresh"), n."family")) AS "family",
      ${standingColumns({ dialect }, owner)}
    FROM (${tokens}) AS n`
}

async function statesOf(db: Db, names: readonly TokenNames[]): Promise<TokenState[]> {
  const found = await rows<Row>(db, tokenStatesSql(db.dialect, names))
  const byPosition = new Map(found.map((row) => [Number(row.position), row]))
  return names.map(({ refreshTokenId }, position) => {
    const row = byPosition.get(position)
    const isRevoked = Boolean(row?.revoked)
    const standing = row ? toStanding(row) : NO_STANDING
    if (row?.family) return { isRevoked, family: row.family, ...standing }
    return { isRevoked, family: refreshTokenId === null ? 'none' : 'gone', ...standing }
  })
}

/** What the token is looked up by: itself, the refresh token it came from or else its own family, person, session. */
function keysOf(names: TokenNames): (string | null)[] {
  const { domainId, tokenId, refreshTokenId, familyId, person, sessionId } = names
  const storable = (id: string | null) => (id !== null && isStorableText(id) ? id : null)
  return [
    revokedKey(domainId, tokenId),
    storable(refreshTokenId),
    refreshTokenId === null ? storable(familyId) : null,
    storable(person?.userId ?? null),
    storable(person?.clientPk ?? null),
    storable(sessionId),
  ]
}
