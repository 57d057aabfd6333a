import type { TokenNames, TokenState } from '@/lib/oauth/ports/token-states'
import { type Db, rows, type Sql, sql } from './db'
import { revokedKey } from './revoked-tokens'
import type { TokenStateStore } from './token-types'

interface Row {
  revoked: string | null
  family: string | null
  familyRevokedAt: Date | null
}

/** Everything about one token in one statement: two or three index seeks, however many tokens there are. */
export function tokenStateStore(db: Db): TokenStateStore {
  return {
    async stateOf(names) {
      const [row] = await rows<Row>(db, tokenStateSql(names))
      const isRevoked = Boolean(row?.revoked)
      if (row?.family) return { isRevoked, family: row.familyRevokedAt ? 'revoked' : 'live' }
      return { isRevoked, family: names.refreshTokenId === null ? 'none' : 'gone' } satisfies TokenState
    },
  }
}

export function tokenStateSql({ domainId, tokenId, refreshTokenId, familyId }: TokenNames): Sql {
  const revoked = sql`LEFT JOIN "RevokedToken" r ON r."hash" = ${revokedKey(domainId, tokenId)}`
  const one = sql`FROM (SELECT 1 AS "one") AS o ${revoked}`
  if (refreshTokenId !== null) {
    return sql`SELECT r."hash" AS "revoked", f."id" AS "family", f."revokedAt" AS "familyRevokedAt" ${one}
      LEFT JOIN "RefreshToken" t ON t."id" = ${refreshTokenId} LEFT JOIN "TokenFamily" f ON f."id" = t."familyId"`
  }
  if (familyId !== null) {
    return sql`SELECT r."hash" AS "revoked", f."id" AS "family", f."revokedAt" AS "familyRevokedAt" ${one}
      LEFT JOIN "TokenFamily" f ON f."id" = ${familyId}`
  }
  return sql`SELECT r."hash" AS "revoked" ${one}`
}
