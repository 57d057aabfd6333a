import { connect } from '../connect'
import { type Db, run, type Sql, sql } from '../db'
import { BORN } from './records'
import { guid, hex, instant, list, numbers, text } from './seed-sql'

/** Tokens of one family: each but the first took the place of the one before. */
const CHAIN = 5
const CHUNK = 100_000

/** What a seeded token is called; the shape of a GUID, and of a SHA-256. */
export const seedTokenId = (n: number) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`
export const seedTokenHash = (n: number) => n.toString(16).padStart(64, '0')

interface Owner {
  domainId: string
  clientPk: string
  /** the person all of them belong to; nobody when absent */
  userId?: string
}

/**
 * Fills a migrated database with `count` refresh tokens in families of five, and as many revoked tokens, made by the
 * database itself. The client has to be there.
 */
export async function seedTokens(url: string, owner: Owner, count: number) {
  const { prisma, dialect, close } = await connect(url)
  const db: Db = { prisma, dialect, atomic: (work) => work(db) }
  try {
    for (let from = 0; from < count; from += CHUNK) {
      const to = Math.min(count, from + CHUNK)
      await run(db, families(db, owner, Math.ceil(from / CHAIN), Math.ceil(to / CHAIN)))
      await run(db, tokens(db, from, to))
      await run(db, revoked(db, from, to))
    }
    await run(db, sql`ANALYZE`)
  } finally {
    await close()
  }
}

const END = new Date('2030-01-01T00:00:00Z')

function families(db: Db, owner: Owner, from: number, to: number): Sql {
  return sql`INSERT INTO "TokenFamily"
      ("id", "domainId", "clientPk", "userId", "subject", "grantType", "scopes", "claims", "createdAt", "endsAt")
    SELECT ${guid(db, sql`n.i`)}, ${text(db, owner.domainId)}, ${text(db, owner.clientPk)},
      ${owner.userId === undefined ? sql`NULL` : text(db, owner.userId)}, 'ada', 'PASSWORD',
      ${list(db, '["Ledger.read"]')}, ${list(db, '{}')}, ${instant(db, BORN)}, ${instant(db, END)}
    FROM ${numbers(db, from, to)}`
}

function tokens(db: Db, from: number, to: number): Sql {
  return sql`INSERT INTO "RefreshToken" ("hash", "id", "familyId", "predecessorId", "issuedAt", "expiresAt", "endsAt")
    SELECT ${hex(db, sql`n.i`, 64)}, ${guid(db, sql`n.i`)}, ${guid(db, sql`n.i / 5`)},
      CASE WHEN n.i % 5 = 0 THEN NULL ELSE ${guid(db, sql`n.i - 1`)} END,
      ${instant(db, BORN)}, ${instant(db, END)}, ${instant(db, END)}
    FROM ${numbers(db, from, to)}`
}

function revoked(db: Db, from: number, to: number): Sql {
  return sql`INSERT INTO "RevokedToken" ("hash", "revokedAt", "expiresAt", "reason")
    SELECT ${hex(db, sql`n.i`, 64)}, ${instant(db, BORN)}, ${instant(db, END)}, 'seed' FROM ${numbers(db, from, to)}`
}
