import { sha256Hex } from '@/lib/base/hash'
import { type Db, run, sql } from './db'
import type { RevokedTokenStore } from './token-types'

/** Domain and `jti` as one key: an identifier is unique in the domain that gave it. */
export function revokedKey(domainId: string, tokenId: string): string {
  return sha256Hex(JSON.stringify([domainId, tokenId]))
}

export function revokedTokenStore(db: Db): RevokedTokenStore {
  return {
    async add({ domainId, tokenId, revokedAt, expiresAt, reason }) {
      const hash = revokedKey(domainId, tokenId)
      const added = await run(
        db,
        sql`INSERT INTO "RevokedToken" ("hash", "revokedAt", "expiresAt", "reason")
            VALUES (${hash}, ${revokedAt}, ${expiresAt}, ${reason}) ON CONFLICT DO NOTHING`,
      )
      return added === 1
    },

    find: (domainId, tokenId) =>
      db.prisma.revokedToken.findUnique({
        where: { hash: revokedKey(domainId, tokenId) },
        select: { revokedAt: true, reason: true },
      }),

    sweep(now, limit) {
      return run(
        db,
        sql`DELETE FROM "RevokedToken" WHERE "hash" IN
            (SELECT "hash" FROM "RevokedToken" WHERE "expiresAt" <= ${now} ORDER BY "expiresAt" LIMIT ${limit})`,
      )
    },
  }
}
