import { sha256Hex } from '@/lib/base/hash'
import { type Db, run, sql } from './db'
import type { UsedAssertionStore } from './trust-types'

/** Domain, issuer and `jti` as one key; JSON keeps their borders apart. */
function keyOf(domainId: string, issuer: string, tokenId: string): string {
  return sha256Hex(JSON.stringify([domainId, issuer, tokenId]))
}

/** What was used once and must not be used again. The insert decides, so of two at once exactly one is first. */
export function usedAssertionStore(db: Db): UsedAssertionStore {
  return {
    async consume(domainId, issuer, tokenId, expiresAt) {
      const hash = keyOf(domainId, issuer, tokenId)
      const added = await run(
        db,
        sql`INSERT INTO "UsedAssertion" ("hash", "expiresAt") VALUES (${hash}, ${expiresAt}) ON CONFLICT DO NOTHING`,
      )
      return added === 1
    },

    async wasUsed(domainId, issuer, tokenId) {
      const hash = keyOf(domainId, issuer, tokenId)
      return (await db.prisma.usedAssertion.count({ where: { hash } })) === 1
    },

    sweep(before, limit) {
      return run(
        db,
        sql`DELETE FROM "UsedAssertion" WHERE "hash" IN
            (SELECT "hash" FROM "UsedAssertion" WHERE "expiresAt" <= ${before} ORDER BY "expiresAt" LIMIT ${limit})`,
      )
    },
  }
}
