import { type Db, join, rawAtomic, run, sql } from './db'
import type { JwksCallerStore } from './key-figures-types'
import { knownIds } from './known-ids'

const ROWS_PER_STATEMENT = 400

export function jwksCallerStore(db: Db): JwksCallerStore {
  return {
    async seen(marks) {
      await rawAtomic(db, async (tx) => {
        const domains = await knownIds(tx, 'Domain', new Set(marks.map(({ domainId }) => domainId)))
        // One order for everybody, so that two nodes do not lock rows crosswise.
        const known = marks
          .filter(({ domainId }) => domains.has(domainId))
          .sort((a, b) => (`${a.domainId}\n${a.caller}` < `${b.domainId}\n${b.caller}` ? -1 : 1))
        for (let from = 0; from < known.length; from += ROWS_PER_STATEMENT) {
          const values = known
            .slice(from, from + ROWS_PER_STATEMENT)
            .map(({ domainId, caller, at }) => sql`(${domainId}, ${caller}, ${at}, ${at})`)
          await run(
            tx,
            sql`INSERT INTO "JwksCaller" ("domainId", "caller", "firstSeenAt", "lastSeenAt") VALUES ${join(values)}
                ON CONFLICT ("domainId", "caller") DO UPDATE SET "lastSeenAt" = excluded."lastSeenAt"
                WHERE "JwksCaller"."lastSeenAt" < excluded."lastSeenAt"`,
          )
        }
      })
    },

    async count(domainId, activeSince, instants) {
      const countSince = (at: Date) => db.prisma.jwksCaller.count({ where: { domainId, lastSeenAt: { gte: at } } })
      const [callers = 0, ...fetchedSince] = await Promise.all(
        [activeSince, ...instants.map((at) => (at > activeSince ? at : activeSince))].map(countSince),
      )
      return { callers, fetchedSince }
    },

    sweep(before, limit) {
      return run(
        db,
        sql`DELETE FROM "JwksCaller" WHERE ("domainId", "caller") IN (
              SELECT "domainId", "caller" FROM "JwksCaller"
              WHERE "lastSeenAt" < ${before} ORDER BY "lastSeenAt" LIMIT ${limit})`,
      )
    },
  }
}
