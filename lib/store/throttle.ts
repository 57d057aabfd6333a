import type { ThrottleStore } from './account-types'
import { type Db, rows, sql } from './db'

export function throttleStore(db: Db): ThrottleStore {
  const { prisma } = db
  return {
    get: (key) =>
      prisma.throttle.findUnique({
        where: { key },
        select: { failures: true, windowStartAt: true, blockedUntil: true },
      }),

    async fail(key, at, windowSeconds) {
      const over = new Date(at.getTime() - windowSeconds * 1000)
      // Prisma's upsert is a read and a write where a new value depends on the old one, so this is written by hand.
      const [row] = await rows<{ failures: number | bigint }>(
        db,
        sql`INSERT INTO "Throttle" ("key", "failures", "windowStartAt") VALUES (${key}, 1, ${at})
          ON CONFLICT ("key") DO UPDATE SET
            "failures" = CASE WHEN "Throttle"."windowStartAt" <= ${over} THEN 1 ELSE "Throttle"."failures" + 1 END,
            "windowStartAt" = CASE WHEN "Throttle"."windowStartAt" <= ${over}
              THEN excluded."windowStartAt" ELSE "Throttle"."windowStartAt" END
          RETURNING "failures"`,
      )
      return { failures: Number(row?.failures ?? 1) }
    },

    async block(key, until) {
      await prisma.throttle.updateMany({ where: { key }, data: { blockedUntil: until } })
    },

    async forgive(key) {
      await prisma.throttle.updateMany({ where: { key, failures: { gt: 0 } }, data: { failures: { decrement: 1 } } })
    },

    async clear(key) {
      await prisma.throttle.deleteMany({ where: { key } })
    },

    async sweep(before, limit) {
      const old = await prisma.throttle.findMany({
        where: { windowStartAt: { lt: before }, OR: [{ blockedUntil: null }, { blockedUntil: { lt: before } }] },
        orderBy: { windowStartAt: 'asc' },
        select: { key: true },
        take: limit,
      })
      const { count } = await prisma.throttle.deleteMany({ where: { key: { in: old.map((row) => row.key) } } })
      return count
    },
  }
}
