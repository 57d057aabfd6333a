import { z } from 'zod'
import { batched } from '@/lib/base/batched'
import type { AuthorizationCode, ChallengeMethod, FamilyStart, StoredCode } from '@/lib/oauth/ports/authorization-codes'
import type { ClaimsRequest } from '@/lib/oauth/ports/claims-request'
import type { AuthorizationCodeStore } from './browser-types'
import { type Db, join, rows, run, type Sql, sql } from './db'
import { rowInsert } from './insert-rows'
import { type StandingRow, standingColumns, toStanding } from './standing'
import { insertFamilies } from './start-families'
import { instant, jsonRows, storedInstant } from './stored-values'
import { writtenTogether } from './written-together'

/** few enough that one statement holds up the event loop of an embedded database for milliseconds only */
const CODES_PER_STATEMENT = 50

const scopesSchema = z.array(z.string())

/** Authorization codes. What must hold under a race is one statement; what is asked in one turn shares one. */
export function authorizationCodeStore(db: Db): AuthorizationCodeStore {
  const add = writtenTogether<{ hash: string; code: AuthorizationCode }, undefined>(db, insertAll)
  const consume = writtenTogether<Consumption, boolean>(db, (tx, items) =>
    tx.atomic((whole) => consumeAll(whole, items)),
  )
  return {
    add: (hash, code) => add({ hash, code }),
    find: batched((hashes: readonly string[]) => findAll(db, hashes), CODES_PER_STATEMENT),
    consume: (hash, at, begins) => consume({ hash, at, begins }),
    sweep(now, limit) {
      return run(
        db,
        sql`DELETE FROM "AuthorizationCode" WHERE "hash" IN
            (SELECT "hash" FROM "AuthorizationCode" WHERE "endsAt" <= ${now} ORDER BY "endsAt" LIMIT ${limit})`,
      )
    },
  }
}

const insertCodeRows = rowInsert('AuthorizationCode', {
  hash: 'text',
  domainId: 'text',
  clientPk: 'text',
  userId: 'text',
  username: 'text',
  sessionId: 'text',
  redirectUri: 'text',
  scopes: 'json',
  codeChallenge: 'text',
  codeChallengeMethod: 'text',
  nonce: 'text',
  signedInAt: 'instant',
  claimsRequest: 'json',
  tokenId: 'text',
  issuedAt: 'instant',
  expiresAt: 'instant',
  endsAt: 'instant',
})

async function insertAll(tx: Db, items: readonly { hash: string; code: AuthorizationCode }[]): Promise<undefined[]> {
  await insertCodeRows(
    tx,
    items.map(({ hash, code }) => [
      hash,
      code.domainId,
      code.clientPk,
      code.userId,
      code.username,
      code.sessionId,
      code.redirectUri,
      JSON.stringify(code.scopes),
      code.challenge?.value ?? null,
      code.challenge?.method ?? null,
      code.nonce,
      storedInstant(code.signedInAt),
      code.claimsRequest && JSON.stringify(code.claimsRequest),
      code.tokenId,
      storedInstant(code.issuedAt),
      storedInstant(code.expiresAt),
      storedInstant(code.endsAt),
    ]),
  )
  return items.map(() => undefined)
}

interface Consumption {
  hash: string
  at: Date
  begins: FamilyStart | null
}

/** The unconsumed row decides between callers at the same instant; of two in one turn the first. */
async function consumeAll(tx: Db, items: readonly Consumption[]): Promise<boolean[]> {
  const hits = await consumeEach(tx, items)
  const starts = items.flatMap(({ begins }, index) => (begins && hits[index] ? [begins] : []))
  if (starts.length > 0) await insertFamilies(tx, starts)
  return hits
}

/** Its values: the instant of the use, and the hash. */
export const CONSUME_ONE = 'UPDATE "AuthorizationCode" SET "consumedAt" = ? WHERE "hash" = ? AND "consumedAt" IS NULL'

/** One statement a code where the database is in this process: one for all would keep tables of its own meanwhile. */
async function consumeEach(tx: Db, items: readonly Consumption[]): Promise<boolean[]> {
  if (tx.direct) {
    const list = items.map(({ hash, at }) => [storedInstant(at), hash])
    return (await tx.direct.runEach(CONSUME_ONE, list)).map((changed) => changed === 1)
  }
  const consumed = new Set((await rows<{ hash: string }>(tx, consumeSql(tx, items))).map(({ hash }) => hash))
  return items.map(({ hash }) => consumed.delete(hash))
}

export function consumeSql(db: Pick<Db, 'dialect'>, items: readonly Pick<Consumption, 'hash' | 'at'>[]): Sql {
  const list = items.map(({ hash, at }) => [hash, storedInstant(at)])
  return sql`UPDATE "AuthorizationCode" SET "consumedAt" = l."at"
    FROM (SELECT value ->> 0 AS "hash", ${instant(db, sql`value ->> 1`)} AS "at" FROM ${jsonRows(db, list)}) AS l
    WHERE "AuthorizationCode"."hash" = l."hash" AND "AuthorizationCode"."consumedAt" IS NULL
    RETURNING "AuthorizationCode"."hash"`
}

interface CodeRow extends Omit<AuthorizationCode, 'scopes' | 'challenge' | 'claimsRequest'>, StandingRow {
  hash: string
  scopes: unknown
  codeChallenge: string | null
  codeChallengeMethod: ChallengeMethod | null
  claimsRequest: unknown
  consumedAt: Date | null
}

async function findAll(db: Db, hashes: readonly string[]): Promise<(StoredCode | null)[]> {
  const found = await rows<CodeRow>(db, codesSql(db, [...new Set(hashes)]))
  const byHash = new Map(found.map((row) => [row.hash, toStoredCode(row)]))
  return hashes.map((hash) => byHash.get(hash) ?? null)
}

/** A code with what was decided since over what it is for: three seeks. */
export function codesSql(db: Pick<Db, 'dialect'>, hashes: readonly string[]): Sql {
  const owner = { userId: sql`a."userId"`, clientPk: sql`a."clientPk"`, sessionId: sql`a."sessionId"` }
  return sql`SELECT a."hash", a."domainId", a."clientPk", a."userId", a."username", a."sessionId", a."redirectUri",
      a."scopes", a."codeChallenge", a."codeChallengeMethod", a."nonce", a."signedInAt", a."claimsRequest", a."tokenId",
      a."issuedAt", a."expiresAt", a."consumedAt", a."endsAt", ${standingColumns(db, owner)}
    FROM "AuthorizationCode" a WHERE a."hash" IN (${join([...hashes])})`
}

function toStoredCode({
  hash: _,
  consumedAt,
  codeChallenge,
  codeChallengeMethod,
  scopes,
  claimsRequest,
  consents,
  session,
  ...row
}: CodeRow): StoredCode {
  const code: AuthorizationCode = {
    ...row,
    scopes: scopesSchema.parse(scopes),
    challenge:
      codeChallenge !== null && codeChallengeMethod !== null
        ? { value: codeChallenge, method: codeChallengeMethod }
        : null,
    claimsRequest: claimsRequest as ClaimsRequest | null,
  }
  return { code, consumedAt, standing: toStanding({ consents, session }) }
}
