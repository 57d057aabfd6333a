import { addSeconds } from '@/lib/base/clock'
import { committedTogether } from './committed-together'
import { type Db, empty, rawAtomic, rows, run, sql } from './db'
import { USER_FACETS } from './user-row'
import type { UserStore } from './user-types'

/** What sign-ins write: each is one conditional statement, so that it holds under a race on every node. */
export function userSignInStore(db: Db): Pick<UserStore, 'fail' | 'markLocked' | 'succeed' | 'renewPasswordHash'> {
  const committed = committedTogether(db)
  return {
    async fail(id, at, rule) {
      const until = addSeconds(at, rule.durationSeconds)
      const windowIsOver = sql`("failureWindowStartAt" IS NULL OR "failureWindowStartAt" <= ${addSeconds(at, -rule.windowSeconds)})`
      const failures = sql`(CASE WHEN ${windowIsOver} THEN 1 ELSE "failures" + 1 END)`
      const isLast = sql`${failures} >= CAST(${rule.failures} AS INTEGER)`
      // A lock starts the count anew, so that its end gives all tries back. `now` cannot be NULL in a typed CASE of
      // PostgreSQL without a cast, so the window simply starts again.
      const [row] = await rows<{ failures: number | bigint; locked: number | bigint }>(
        db,
        sql`UPDATE "User" SET
            "failures" = CASE WHEN ${isLast} THEN 0 ELSE ${failures} END,
            "failureWindowStartAt" = CASE WHEN ${windowIsOver} THEN ${at} ELSE "failureWindowStartAt" END,
            "lockedUntil" = CASE WHEN ${isLast} THEN ${until} ELSE "lockedUntil" END
          WHERE "id" = ${id} AND ("lockedUntil" IS NULL OR "lockedUntil" <= ${at})
          RETURNING "failures", (CASE WHEN "lockedUntil" > ${at} THEN 1 ELSE 0 END) AS "locked"`,
      )
      const hasLocked = Number(row?.locked ?? 0) === 1
      return { failures: Number(row?.failures ?? 0), hasLocked, until: hasLocked ? until : null }
    },

    async markLocked(id, until) {
      await rawAtomic(db, async (tx) => {
        await run(
          tx,
          sql`INSERT INTO "UserFlag" ("userId", "flag", "storeId", "usernameLower", "emailLower", "createdAt", "until")
            SELECT "id", 'LOCKED', "storeId", "usernameLower", "emailLower", "createdAt", "lockedUntil" FROM "User"
              WHERE "id" = ${id} AND "lockedUntil" >= ${until}
            ON CONFLICT ("userId", "flag") DO UPDATE SET
              "until" = CASE WHEN "UserFlag"."until" IS NULL THEN NULL ELSE excluded."until" END`,
        )
        const bit = sql`CAST(${USER_FACETS.LOCKED} AS INTEGER)`
        await run(
          tx,
          sql`UPDATE "SearchTerm" SET "facets" = "facets" | ${bit} WHERE "kind" = 'user' AND "entityId" = ${id}`,
        )
      })
    },

    async succeed(id, at, { passwordHash, isCounting }) {
      const isSame = passwordHash === null ? empty : sql` AND "passwordHash" = ${passwordHash}`
      const isFree = isCounting ? sql` AND ("lockedUntil" IS NULL OR "lockedUntil" <= ${at})` : empty
      const counted = isCounting ? sql`, "failures" = 0, "failureWindowStartAt" = NULL, "lockedUntil" = NULL` : empty
      const changed = await committed((tx) =>
        run(
          tx,
          sql`UPDATE "User" SET "lastSignInAt" = ${at}${counted}
            WHERE "id" = ${id} AND "disabledAt" IS NULL AND "lockedAt" IS NULL${isSame}${isFree}`,
        ),
      )
      return changed > 0
    },

    async renewPasswordHash(id, before, after) {
      const where = { id, passwordHash: before }
      const { count } = await db.prisma.user.updateMany({ where, data: { passwordHash: after } })
      return count > 0
    },
  }
}
