import { batched } from '@/lib/base/batched'
import type { FamilyStart } from '@/lib/oauth/ports/authorization-codes'
import type { NewRefreshToken, StoredRefreshToken } from '@/lib/oauth/ports/refresh-tokens'
import { committedTogether } from './committed-together'
import { type Db, isStorableText, join, rows, run, type Sql, sql } from './db'
import { listFamilies } from './family-list'
import { type RefreshTokenRow, toFamilyRecord, toStoredRefreshToken } from './family-row'
import { standingColumns } from './standing'
import { insertFamilies } from './start-families'
import type { RefreshTokenStore } from './token-types'
import { writtenTogether } from './written-together'

/** few enough that one statement holds up the event loop of an embedded database for milliseconds only */
const TOKENS_PER_STATEMENT = 50

/** Refresh tokens. What must hold under a race is one statement each; nothing waits for the administrative lock. */
export function refreshTokenStore(db: Db): RefreshTokenStore {
  const { prisma } = db
  const committed = committedTogether(db)
  const start = writtenTogether<FamilyStart, undefined>(db, startAll)
  const one = async (condition: Sql) => {
    const [row] = await rows<RefreshTokenRow>(db, refreshTokenSql(db, condition))
    return row ? toStoredRefreshToken(row) : null
  }
  return {
    start: (family, first) => start({ family, first }),

    find: batched((hashes: readonly string[]) => findAll(db, hashes), TOKENS_PER_STATEMENT),
    findById: async (id) => (isStorableText(id) ? one(sql`t."id" = ${id}`) : null),

    replace: (hash, next) => committed(async (tx) => (await run(tx, replaceSql(tx, hash, next))) === 1),

    spend: (hash, at) => committed(async (tx) => (await run(tx, spendSql(hash, at))) === 1),

    add: (familyId, next) =>
      committed(async (tx) => {
        await run(tx, addSql(familyId, next))
      }),

    async revoke(hash, at) {
      const where = { hash, revokedAt: null }
      return (await prisma.refreshToken.updateMany({ where, data: { revokedAt: at } })).count === 1
    },

    // As many rows as the line of one authorization has that were not swept.
    async revokeAll(familyId, at) {
      if (!isStorableText(familyId)) return 0
      const where = { familyId, revokedAt: null }
      return (await prisma.refreshToken.updateMany({ where, data: { revokedAt: at } })).count
    },

    async family(id) {
      const row = isStorableText(id) ? await prisma.tokenFamily.findUnique({ where: { id } }) : null
      return row && toFamilyRecord(row)
    },

    async familyTokens(id, limit) {
      if (!isStorableText(id)) return []
      return prisma.refreshToken.findMany({
        where: { familyId: id },
        orderBy: { issuedAt: 'desc' },
        take: limit,
        select: { id: true, predecessorId: true, issuedAt: true, expiresAt: true, usedAt: true, revokedAt: true },
      })
    },

    async revokeFamily(id, at, reason) {
      const where = { id, revokedAt: null }
      return (await prisma.tokenFamily.updateMany({ where, data: { revokedAt: at, revokeReason: reason } })).count === 1
    },

    families: (filter, cursor, limit) => listFamilies(db, filter, cursor, limit),

    sweepTokens(now, limit) {
      return run(
        db,
        sql`DELETE FROM "RefreshToken" WHERE "hash" IN
            (SELECT "hash" FROM "RefreshToken" WHERE "endsAt" <= ${now} ORDER BY "endsAt" LIMIT ${limit})`,
      )
    },

    async sweepFamilies(now, limit) {
      const due = await prisma.tokenFamily.findMany({
        where: { endsAt: { lte: now } },
        orderBy: { endsAt: 'asc' },
        select: { id: true },
        take: limit,
      })
      if (due.length === 0) return 0
      const ids = join(due.map(({ id }) => id))
      const left = sql`SELECT t."endsAt" FROM "RefreshToken" t
        WHERE t."familyId" = "TokenFamily"."id" ORDER BY t."issuedAt" DESC LIMIT 1`
      await run(
        db,
        sql`DELETE FROM "TokenFamily" WHERE "id" IN (${ids}) AND NOT EXISTS
        (SELECT 1 FROM "RefreshToken" t WHERE t."familyId" = "TokenFamily"."id")`,
      )
      // Those with tokens left are looked at again when the newest of these ends, and not in every sweep until then.
      await run(db, sql`UPDATE "TokenFamily" SET "endsAt" = (${left}) WHERE "id" IN (${ids}) AND (${left}) IS NOT NULL`)
      return due.length
    },
  }
}

/** Tokens that are asked for in one turn of the event loop share a statement, which costs many times what a seek does. */
async function findAll(db: Db, hashes: readonly string[]): Promise<(StoredRefreshToken | null)[]> {
  const found = await rows<RefreshTokenRow>(db, refreshTokenSql(db, sql`t."hash" IN (${join([...new Set(hashes)])})`))
  const byHash = new Map(found.map((row) => [row.hash, toStoredRefreshToken(row)]))
  return hashes.map((hash) => byHash.get(hash) ?? null)
}

/** A token with its family and successor, and what was decided over the family: five index seeks. */
export function refreshTokenSql(db: Pick<Db, 'dialect'>, condition: Sql): Sql {
  const owner = { userId: sql`f."userId"`, clientPk: sql`f."clientPk"`, sessionId: sql`f."sessionId"` }
  return sql`SELECT t."hash", t."id", t."issuedAt", t."expiresAt", t."usedAt", t."revokedAt",
      s."id" AS "nextId", s."hash" AS "nextHash", s."issuedAt" AS "nextIssuedAt", s."expiresAt" AS "nextExpiresAt",
      f."id" AS "familyId", f."domainId", f."clientPk", f."userId", f."subject", f."grantType", f."scopes", f."claims",
      f."sessionId", f."signedInAt",
      f."createdAt" AS "familyCreatedAt", f."expiresAt" AS "familyExpiresAt", f."revokedAt" AS "familyRevokedAt",
      ${standingColumns(db, owner)}
    FROM "RefreshToken" t JOIN "TokenFamily" f ON f."id" = t."familyId"
    LEFT JOIN "RefreshToken" s ON s."predecessorId" = t."id"
    WHERE ${condition}`
}

async function startAll(tx: Db, starts: readonly FamilyStart[]): Promise<undefined[]> {
  await tx.atomic((whole) => insertFamilies(whole, starts))
  return starts.map(() => undefined)
}

function addSql(familyId: string, { hash, id, issuedAt, expiresAt, endsAt }: NewRefreshToken): Sql {
  return sql`INSERT INTO "RefreshToken" ("hash", "id", "familyId", "issuedAt", "expiresAt", "endsAt")
    VALUES (${hash}, ${id}, ${familyId}, ${issuedAt}, ${expiresAt}, ${endsAt})`
}

function spendSql(hash: string, at: Date): Sql {
  return sql`UPDATE "RefreshToken" SET "usedAt" = ${at} WHERE "hash" = ${hash} AND "usedAt" IS NULL AND "revokedAt" IS NULL
    AND NOT EXISTS (SELECT 1 FROM "RefreshToken" s WHERE s."predecessorId" = "RefreshToken"."id")
    AND EXISTS (SELECT 1 FROM "TokenFamily" f WHERE f."id" = "RefreshToken"."familyId" AND f."revokedAt" IS NULL)`
}

/** The unique predecessor decides between callers at the same instant; whoever comes second inserts nothing. */
function replaceSql({ dialect }: Db, hash: string, next: NewRefreshToken): Sql {
  // PostgreSQL wants to be told what a parameter in a list of columns is.
  const text = (value: string) => (dialect === 'sqlite' ? sql`${value}` : sql`${value}::text`)
  const instant = (value: Date) => (dialect === 'sqlite' ? sql`${value}` : sql`${value}::timestamp`)
  return sql`INSERT INTO "RefreshToken" ("hash", "id", "familyId", "predecessorId", "issuedAt", "expiresAt", "endsAt")
    SELECT ${text(next.hash)}, ${text(next.id)}, t."familyId", t."id",
      ${instant(next.issuedAt)}, ${instant(next.expiresAt)}, ${instant(next.endsAt)}
    FROM "RefreshToken" t JOIN "TokenFamily" f ON f."id" = t."familyId"
    WHERE t."hash" = ${hash} AND t."usedAt" IS NULL AND t."revokedAt" IS NULL AND f."revokedAt" IS NULL
    ON CONFLICT ("predecessorId") DO NOTHING`
}
