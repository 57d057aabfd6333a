import type { FamilyStart } from '@/lib/oauth/ports/authorization-codes'
import { type Db, run, sql } from './db'
import { instant, jsonRows, jsonText, storedInstant } from './stored-values'

/** Families with the first token of each: two statements, however many. To be called in a transaction. */
export async function insertFamilies(tx: Db, starts: readonly FamilyStart[]): Promise<void> {
  const families = starts.map(({ family, first }) => [
    family.id,
    family.domainId,
    family.clientPk,
    family.userId,
    family.subject,
    family.grantType,
    JSON.stringify(family.scopes),
    JSON.stringify(family.claims),
    family.sessionId,
    storedInstant(family.signedInAt),
    storedInstant(family.createdAt),
    storedInstant(family.expiresAt),
    storedInstant(family.revokedAt),
    storedInstant(first.endsAt),
  ])
  await run(
    tx,
    sql`INSERT INTO "TokenFamily" ("id", "domainId", "clientPk", "userId", "subject", "grantType", "scopes", "claims",
        "sessionId", "signedInAt", "createdAt", "expiresAt", "revokedAt", "endsAt")
      SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5,
        ${jsonText(tx, sql`value ->> 6`)}, ${jsonText(tx, sql`value ->> 7`)}, value ->> 8,
        ${instant(tx, sql`value ->> 9`)}, ${instant(tx, sql`value ->> 10`)}, ${instant(tx, sql`value ->> 11`)},
        ${instant(tx, sql`value ->> 12`)}, ${instant(tx, sql`value ->> 13`)}
      FROM ${jsonRows(tx, families)}`,
  )
  const tokens = starts.map(({ family, first }) => [
    first.hash,
    first.id,
    family.id,
    storedInstant(first.issuedAt),
    storedInstant(first.expiresAt),
    storedInstant(first.endsAt),
  ])
  await run(
    tx,
    sql`INSERT INTO "RefreshToken" ("hash", "id", "familyId", "issuedAt", "expiresAt", "endsAt")
      SELECT value ->> 0, value ->> 1, value ->> 2, ${instant(tx, sql`value ->> 3`)},
        ${instant(tx, sql`value ->> 4`)}, ${instant(tx, sql`value ->> 5`)}
      FROM ${jsonRows(tx, tokens)}`,
  )
}
