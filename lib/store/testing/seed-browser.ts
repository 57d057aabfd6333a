import { connect } from '../connect'
import { type Db, run, type Sql, sql } from '../db'
import { BORN } from './records'
import { guid, hex, instant, list, numbers, text } from './seed-sql'

const CHUNK = 100_000
const DAY_MS = 86_400_000

/** The ids of seeded rows, and the hash of a seeded cookie or code. */
export const seedId = (n: number) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`
export const seedHash = (n: number) => n.toString(16).padStart(64, '0')

export interface SeedOwner {
  /** number of the first row, where there are several owners */
  first?: number
  domainId: string
  clientPk: string
  /** people that are there already; rows go round among them */
  userIds: readonly string[]
  resourceId: string
}

/**
 * Fills a migrated database with `count` each of sessions, codes, consents and notices, made by the database itself. A
 * person has one consent to a client and resource server, so that consents beyond go to resource servers of their own.
 * @param isLast figures for the planner are taken at the end only
 */
export async function seedBrowser(url: string, owner: SeedOwner, count: number, isLast = true): Promise<void> {
  const { prisma, dialect, close } = await connect(url)
  const db: Db = { prisma, dialect, atomic: (work) => work(db) }
  try {
    const { first = 0 } = owner
    for (let from = first; from < first + count; from += CHUNK) {
      const range = [from, Math.min(first + count, from + CHUNK)] as const
      for (const statement of [sessions, used, codes, consents, consentScopes, notices]) {
        await run(db, statement(db, owner, ...range))
      }
    }
    if (isLast) await run(db, sql`ANALYZE`)
  } finally {
    await close()
  }
}

const END = new Date(BORN.getTime() + 30 * DAY_MS)

/** One of the people, by the number of the row. */
function person(db: Db, { userIds }: SeedOwner): Sql {
  const people = JSON.stringify(userIds)
  return db.dialect === 'sqlite'
    ? sql`json_extract(${people}, '$[' || (CAST(n.i AS INTEGER) % CAST(${userIds.length} AS INTEGER)) || ']')`
    : sql`(${people}::jsonb ->> (n.i % ${userIds.length}::int))`
}

/** BORN and as many seconds as the number of the row. */
function second(db: Db): Sql {
  return db.dialect === 'sqlite'
    ? sql`strftime('%Y-%m-%dT%H:%M:%f+00:00', ${BORN}, '+' || n.i || ' seconds')`
    : sql`(${BORN}::timestamp + make_interval(secs => n.i))`
}

const name = (db: Db) => sql`'user-' || ${hex(db, sql`n.i`, 8)}`

function sessions(db: Db, owner: SeedOwner, from: number, to: number): Sql {
  return sql`INSERT INTO "SsoSession" ("id", "hash", "domainId", "userId", "username", "usernameLower", "createdAt",
      "authenticatedAt", "lastSeenAt", "idleSeconds", "expiresAt", "isOpen", "endedAt")
    SELECT ${guid(db, sql`n.i`)}, ${hex(db, sql`n.i`, 64)}, ${text(db, owner.domainId)}, ${person(db, owner)},
      ${name(db)}, ${name(db)}, ${second(db)}, ${second(db)}, ${second(db)}, 1800, ${instant(db, END)}, n.i % 2 = 0,
      CASE WHEN n.i % 2 = 0 THEN NULL ELSE ${instant(db, END)} END
    FROM ${numbers(db, from, to)}`
}

function used(db: Db, owner: SeedOwner, from: number, to: number): Sql {
  return sql`INSERT INTO "SessionClient" ("sessionId", "clientPk", "firstAt")
    SELECT ${guid(db, sql`n.i`)}, ${text(db, owner.clientPk)}, ${second(db)} FROM ${numbers(db, from, to)}`
}

function codes(db: Db, owner: SeedOwner, from: number, to: number): Sql {
  return sql`INSERT INTO "AuthorizationCode" ("hash", "domainId", "clientPk", "userId", "username", "sessionId",
      "redirectUri", "scopes", "signedInAt", "tokenId", "issuedAt", "expiresAt", "endsAt")
    SELECT ${hex(db, sql`n.i`, 64)}, ${text(db, owner.domainId)}, ${text(db, owner.clientPk)}, ${person(db, owner)},
      'ada', ${guid(db, sql`n.i`)}, 'https://client.example/', ${list(db, '[]')}, ${second(db)}, 'jti', ${second(db)},
      ${instant(db, END)}, ${instant(db, END)}
    FROM ${numbers(db, from, to)}`
}

function consents(db: Db, owner: SeedOwner, from: number, to: number): Sql {
  const people = owner.userIds.length
  const later =
    db.dialect === 'sqlite' ? sql`(CAST(n.i AS INTEGER) / CAST(${people} AS INTEGER))` : sql`(n.i / ${people}::int)`
  return sql`INSERT INTO "Consent" ("id", "domainId", "userId", "username", "usernameLower", "clientPk", "resourceId",
      "resourceName", "scopes", "createdAt", "givenAt", "expiresAt", "revokedAt")
    SELECT ${guid(db, sql`n.i`)}, ${text(db, owner.domainId)}, ${person(db, owner)}, ${name(db)}, ${name(db)},
      ${text(db, owner.clientPk)},
      CASE WHEN ${later} % 20 = 0 THEN ${text(db, owner.resourceId)} ELSE 'resource-' || ${later} END, 'Ledger',
      ${list(db, '["Ledger.read"]')}, ${second(db)}, ${second(db)},
      CASE WHEN n.i % 3 = 0 THEN NULL ELSE ${second(db)} END, CASE WHEN n.i % 7 = 0 THEN ${second(db)} ELSE NULL END
    FROM ${numbers(db, from, to)}`
}

function consentScopes(db: Db, owner: SeedOwner, from: number, to: number): Sql {
  return sql`INSERT INTO "ConsentScope" ("consentId", "scope", "domainId", "createdAt")
    SELECT ${guid(db, sql`n.i`)}, 'Ledger.read', ${text(db, owner.domainId)}, ${second(db)} FROM ${numbers(db, from, to)}`
}

function notices(db: Db, owner: SeedOwner, from: number, to: number): Sql {
  return sql`INSERT INTO "LogoutNotice" ("id", "domainId", "clientPk", "sessionId", "subject", "uri", "createdAt",
      "state", "nextAttemptAt", "attempts")
    SELECT ${guid(db, sql`n.i`)}, ${text(db, owner.domainId)}, ${text(db, owner.clientPk)}, ${guid(db, sql`n.i`)}, 'ada',
      'https://client.example/', ${second(db)},
      CASE n.i % 10 WHEN 0 THEN 'WAITING' WHEN 1 THEN 'FAILED' ELSE 'DELIVERED' END,
      CASE n.i % 10 WHEN 0 THEN ${second(db)} ELSE NULL END, 1
    FROM ${numbers(db, from, to)}`
}
