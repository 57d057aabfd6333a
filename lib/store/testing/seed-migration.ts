import { connect } from '../connect'
import { type Db, run, type Sql, sql } from '../db'
import { createStore } from '../prisma-store'
import { BORN, domainRecord } from './records'
import { guid, instant, list, numbers, text } from './seed-sql'

const OWNERS = 100
const PARTNERS = 200
const GATEWAYS = 10

export interface SeededMigration {
  environments: number
  /** integrations of each environment; every fourth is internal */
  integrations: number
  /** SSD users of each integration */
  users?: number
  phase?: string
}

/** Id of the environment of a number. */
export const seedEnvironmentId = (at: number) => `00000000-0000-4000-8000-${at.toString(16).padStart(12, '0')}`

/** Hotels by the thousand, spread over phases and states, in statements that make the rows where they are kept. */
export async function seedMigration(url: string, size: SeededMigration): Promise<void> {
  const store = await createStore(url)
  const domain = domainRecord()
  await store.domains.insert(domain)
  await store.close()
  const connection = await connect(url)
  const { prisma, dialect } = connection
  const db: Db = { prisma, dialect, atomic: (work) => work(db) }
  for (const statement of statements(db, domain.id, size)) await run(db, statement)
  await run(db, dialect === 'postgresql' ? sql`ANALYZE` : sql`ANALYZE`)
  await connection.close()
}

function* statements(db: Db, domainId: string, size: SeededMigration): Generator<Sql> {
  const { environments, integrations, users = 0, phase } = size
  const born = instant(db, BORN)
  const named = (prefix: string, value: Sql) => sql`${text(db, prefix)} || (${value})`
  const kept = sql`1, ${born}, ${born}`
  yield sql`INSERT INTO "Customer" ("id", "name", "nameLower", "version", "createdAt", "updatedAt")
    SELECT ${named('owner-', sql`i`)}, ${named('owner-', sql`i`)}, ${named('owner-', sql`i`)}, ${kept} FROM ${numbers(db, 0, OWNERS)}`
  yield sql`INSERT INTO "Partner" ("id", "name", "nameLower", "cloudAccountName", "version", "createdAt", "updatedAt")
    SELECT ${named('partner-', sql`i`)}, ${named('partner-', sql`i`)}, ${named('partner-', sql`i`)}, ${named('P', sql`i`)}, ${kept}
    FROM ${numbers(db, 0, PARTNERS)}`
  yield sql`INSERT INTO "Enterprise" ("id", "customerId", "code", "name", "nameLower", "version", "createdAt", "updatedAt")
    SELECT ${named('e-', sql`i`)}, ${named('owner-', sql`i`)}, ${named('E', sql`i`)}, ${named('e', sql`i`)}, ${named('e', sql`i`)}, ${kept}
    FROM ${numbers(db, 0, OWNERS)}`
  yield sql`INSERT INTO "Gateway" ("id", "name", "host", "domainId", "version", "createdAt", "updatedAt")
    SELECT ${named('g-', sql`i`)}, ${named('g', sql`i`)}, ${named('g', sql`i`)}, ${text(db, domainId)}, ${kept}
    FROM ${numbers(db, 0, GATEWAYS)}`
  yield sql`INSERT INTO "Chain" ("id", "enterpriseId", "code", "name", "nameLower", "version", "createdAt", "updatedAt")
    SELECT ${named('c-', sql`i`)}, ${named('e-', sql`i % ${whole(OWNERS)}`)}, ${named('C', sql`i`)}, ${named('c', sql`i`)}, ${named('c', sql`i`)}, ${kept}
    FROM ${numbers(db, 0, environments)}`
  const phases = sql`CASE i % 8 WHEN 0 THEN 'PLANNED' WHEN 1 THEN 'NOTIFIED' WHEN 2 THEN 'MIGRATING' WHEN 3 THEN 'CUTOVER'
    WHEN 4 THEN 'MIGRATED' WHEN 5 THEN 'VERIFIED' WHEN 6 THEN 'POSTPONED' ELSE 'SUPPORT' END`
  const hours = sql`(i * 7919) % 8760`
  const soon =
    db.dialect === 'postgresql'
      ? sql`${born} + make_interval(hours => ${hours})`
      : sql`strftime('%Y-%m-%dT%H:%M:%f', ${BORN.toISOString()}, '+' || (${hours}) || ' hours') || '+00:00'`
  yield sql`INSERT INTO "Environment" ("id", "chainId", "gatewayId", "code", "kind", "nameLower", "phase", "windowAt", "cutoverAt",
      "integrations", "ssdOnly", "blocked", "version", "createdAt", "updatedAt")
    SELECT ${guid(db, sql`i`)}, ${named('c-', sql`i`)}, ${named('g-', sql`i % ${whole(GATEWAYS)}`)}, 'PRD',
      CASE WHEN i % 2 = 0 THEN 'PRODUCTION' ELSE 'NON_PRODUCTION' END, 'c' || i || '/prd',
      ${phase === undefined ? phases : text(db, phase)}, ${soon}, ${soon}, ${whole(integrations)}, i % 5, i % 3, ${kept}
    FROM ${numbers(db, 0, environments)}`
  const state = sql`CASE i % 5 WHEN 0 THEN 'SSD_ONLY' WHEN 1 THEN 'CREDENTIALS_ISSUED' WHEN 2 THEN 'DUAL' ELSE 'OCIM_ONLY' END`
  const isPartner = sql`i % 4 <> 0`
  const ocim = sql`CASE WHEN i % 5 >= 2 THEN ${born} END`
  yield sql`INSERT INTO "Integration" ("id", "environmentId", "name", "nameLower", "ownerKind", "partnerId", "state", "score",
      "blockers", "ownerEmail", "streaming", "separatedByUser", "firstOcimAt", "lastOcimAt", "lastSsdAt", "version", "createdAt", "updatedAt")
    SELECT ${named('i-', sql`i`)}, ${guid(db, sql`i / ${whole(integrations)}`)}, ${named('n', sql`i`)}, ${named('n', sql`i`)},
      CASE WHEN ${isPartner} THEN 'PARTNER' ELSE 'CUSTOMER' END,
      CASE WHEN ${isPartner} THEN ${named('partner-', sql`i % ${whole(PARTNERS)}`)} END, ${state}, i % 6,
      CASE WHEN i % 3 = 0 THEN ${list(db, '["ssd-still-used"]')} ELSE ${list(db, '[]')} END, 'o@example.com', ${false}, ${false},
      ${ocim}, ${ocim}, ${born}, ${kept}
    FROM ${numbers(db, 0, environments * integrations)}`
  // In every environment two partners are connected, and one of them has its client.
  yield sql`INSERT INTO "PartnerConnection" ("id", "environmentId", "partnerId", "state", "requestedAt", "requestedBy", "version", "updatedAt")
    SELECT ${named('k-', sql`i`)}, ${guid(db, sql`i / 2`)}, ${named('partner-', sql`i % ${whole(PARTNERS)}`)},
      CASE WHEN i % 10 = 0 THEN 'PENDING' ELSE 'APPROVED' END, ${born}, 'seed', 1, ${born}
    FROM ${numbers(db, 0, environments * 2)}`
  yield sql`INSERT INTO "GatewayClient" ("pk", "environmentId", "scheme", "kind", "partnerId", "clientId", "name", "allProperties",
      "version", "createdAt", "updatedAt")
    SELECT ${named('k-', sql`i`)}, ${guid(db, sql`i / 2`)}, CASE WHEN i % 2 = 0 THEN 'SSD' ELSE 'OCIM' END, 'PARTNER',
      ${named('partner-', sql`(i / 2) % ${whole(PARTNERS)}`)}, ${named('k', sql`i`)}, 'seed', ${true}, ${kept}
    FROM ${numbers(db, 0, environments * 2)}`
  if (users === 0) return
  yield sql`INSERT INTO "IntegrationUser" ("id", "environmentId", "integrationId", "username", "usernameLower", "passwordHash",
      "passwordChangedAt", "version", "createdAt", "updatedAt")
    SELECT ${named('u-', sql`i`)}, ${guid(db, sql`i / ${whole(integrations * users)}`)}, ${named('i-', sql`i / ${whole(users)}`)},
      ${named('user', sql`i`)}, ${named('user', sql`i`)}, 'x', ${born}, ${kept}
    FROM ${numbers(db, 0, environments * integrations * users)}`
}

/** A number in an expression: PostgreSQL has to be told that it is whole. */
const whole = (value: number): Sql => sql`CAST(${value} AS INTEGER)`
