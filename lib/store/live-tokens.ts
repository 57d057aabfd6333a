import { type Db, join, rawAtomic, run, sql } from './db'
import type { LiveTokenStore } from './key-figures-types'
import { knownIds } from './known-ids'

const ROWS_PER_STATEMENT = 400

type Item = Parameters<LiveTokenStore['add']>[0][number]

/** One row a key, in one order for everybody, so that two nodes do not lock rows crosswise. */
function inOrder(items: readonly Item[]): Item[] {
  const keyOf = ({ keyPairId, domainId, expiresAt }: Item) => `${keyPairId}\n${domainId}\n${expiresAt.getTime()}`
  return [...items].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

export function liveTokenStore(db: Db): LiveTokenStore {
  return {
    async add(items) {
      await rawAtomic(db, async (tx) => {
        const pairs = await knownIds(tx, 'KeyPair', new Set(items.map(({ keyPairId }) => keyPairId)))
        const domains = await knownIds(tx, 'Domain', new Set(items.map(({ domainId }) => domainId)))
        const known = inOrder(items.filter((item) => pairs.has(item.keyPairId) && domains.has(item.domainId)))
        for (let from = 0; from < known.length; from += ROWS_PER_STATEMENT) {
          const values = known
            .slice(from, from + ROWS_PER_STATEMENT)
            .map((item) => sql`(${item.keyPairId}, ${item.domainId}, ${item.expiresAt}, ${item.count})`)
          await run(
            tx,
            sql`INSERT INTO "LiveTokens" ("keyPairId", "domainId", "expiresAt", "count") VALUES ${join(values)}
                ON CONFLICT ("keyPairId", "domainId", "expiresAt")
                DO UPDATE SET "count" = "LiveTokens"."count" + excluded."count"`,
          )
        }
      })
    },

    async alive(domainId, now) {
      const found = await db.prisma.liveTokens.groupBy({
        by: ['keyPairId'],
        where: { domainId, expiresAt: { gt: now } },
        _sum: { count: true },
        _max: { expiresAt: true },
      })
      return found.map(({ keyPairId, _sum, _max }) => ({ keyPairId, ...figures(_sum.count, _max.expiresAt, now) }))
    },

    async aliveUnder(keyPairId, now) {
      const found = await db.prisma.liveTokens.groupBy({
        by: ['domainId'],
        where: { keyPairId, expiresAt: { gt: now } },
        _sum: { count: true },
        _max: { expiresAt: true },
      })
      return found.map(({ domainId, _sum, _max }) => ({ domainId, ...figures(_sum.count, _max.expiresAt, now) }))
    },

    sweep(before, limit) {
      return run(
        db,
        sql`DELETE FROM "LiveTokens" WHERE ("keyPairId", "domainId", "expiresAt") IN (
              SELECT "keyPairId", "domainId", "expiresAt" FROM "LiveTokens"
              WHERE "expiresAt" <= ${before} ORDER BY "expiresAt" LIMIT ${limit})`,
      )
    },
  }
}

const figures = (count: number | null, last: Date | null, now: Date) => ({
  count: count ?? 0,
  lastExpiresAt: last ?? now,
})
