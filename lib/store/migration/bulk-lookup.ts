import type { InventoryKind } from '@/lib/schemas/migration/inventory-kinds'
import { type Db, isStorableText, join, rows, type Sql, sql } from '../db'

/** Something that is there already, with every key that an inventory tells it by. */
export interface KnownThing {
  id: string
  keys: string[]
  facts: Record<string, string | null>
}

type Found = Record<string, string | null> & { id: string }
type Lookup = {
  sql: (texts: Texts) => Sql
  keys: (row: Found) => string[]
  facts?: (row: Found) => KnownThing['facts']
}

/** The parts of keys: what follows the letter of each, and where it has a slash, both sides of the last one. */
class Texts {
  readonly #keys: readonly string[]
  constructor(keys: readonly string[]) {
    this.#keys = keys.filter(isStorableText)
  }
  /** `c:A` → A */
  of(letter: string): Sql {
    return list(this.#keys.filter((key) => key.startsWith(`${letter}:`)).map((key) => key.slice(2)))
  }
  /** `c:A/B/C` → A/B */
  before(letter: string): Sql {
    return list(this.#split(letter).map(([before]) => before))
  }
  /** `c:A/B/C` → C */
  after(letter: string): Sql {
    return list(this.#split(letter).map(([, after]) => after))
  }
  #split(letter: string): [string, string][] {
    return this.#keys.flatMap((key): [string, string][] => {
      if (!key.startsWith(`${letter}:`)) return []
      const at = key.lastIndexOf('/')
      return at < 0 ? [] : [[key.slice(2, at), key.slice(at + 1)]]
    })
  }
}

const list = (texts: readonly string[]): Sql => join(texts.length > 0 ? [...new Set(texts)] : ['\u{10ffff}'])

/** `CHAIN/CODE/rest` of a key: environments have exactly one slash, and names may have more. */
export function splitEnvironment(key: string): { environment: string; rest: string } {
  const [chain = '', code = '', ...rest] = key.slice(2).split('/')
  return { environment: `${chain}/${code}`, rest: rest.join('/') }
}

const environments = (keys: readonly string[]) => list(keys.map((key) => splitEnvironment(key).environment))
const rests = (keys: readonly string[]) => list(keys.map((key) => splitEnvironment(key).rest))

const LOOKUPS: Record<InventoryKind, (keys: readonly string[]) => Lookup> = {
  customer: () => ({
    sql: (t) => sql`SELECT "id", "nameLower" FROM "Customer" WHERE "nameLower" IN (${t.of('n')})`,
    keys: (row) => [`n:${row.nameLower}`],
  }),
  partner: () => ({
    sql: (t) =>
      sql`SELECT "id", "cloudAccountName" AS "code", "nameLower" FROM "Partner"
        WHERE "cloudAccountName" IN (${t.of('c')}) OR "nameLower" IN (${t.of('n')})`,
    keys: (row) => [`c:${row.code}`, `n:${row.nameLower}`],
  }),
  gateway: () => ({
    sql: (t) =>
      sql`SELECT "id", "name", "host" FROM "Gateway" WHERE "name" IN (${t.of('n')}) OR "host" IN (${t.of('h')})`,
    keys: (row) => [`n:${row.name}`, `h:${row.host}`],
  }),
  enterprise: () => ({
    sql: (t) =>
      sql`SELECT e."id", e."code", e."nameLower", c."nameLower" AS "customer", e."customerId" FROM "Enterprise" e
        JOIN "Customer" c ON c."id" = e."customerId" WHERE e."code" IN (${t.of('c')}) OR e."nameLower" IN (${t.of('n')})`,
    keys: (row) => [...(row.code ? [`c:${row.code}`] : []), `n:${row.nameLower}`],
    facts: ({ code = null, customerId = null, customer = null }) => ({ code, parentId: customerId, customer }),
  }),
  chain: () => ({
    sql: (t) =>
      sql`SELECT c."id", c."code", c."enterpriseId", e."code" AS "enterpriseCode", u."nameLower" AS "customer",
        e."customerId" FROM "Chain" c JOIN "Enterprise" e ON e."id" = c."enterpriseId"
        JOIN "Customer" u ON u."id" = e."customerId" WHERE c."code" IN (${t.of('c')})`,
    keys: (row) => [`c:${row.code}`],
    facts: ({ enterpriseId = null, enterpriseCode = null, customer = null }) => ({
      parentId: enterpriseId,
      enterpriseCode,
      customer,
    }),
  }),
  property: () => ({
    sql: (t) =>
      sql`SELECT p."id", p."code", c."code" AS "chain", p."chainId" FROM "Property" p JOIN "Chain" c ON c."id" = p."chainId"
        WHERE c."code" IN (${t.before('c')}) AND p."code" IN (${t.after('c')})`,
    keys: (row) => [`c:${row.chain}/${row.code}`],
    facts: ({ chainId = null }) => ({ parentId: chainId }),
  }),
  environment: () => ({
    sql: (t) =>
      sql`SELECT v."id", v."nameLower", v."chainId", u."nameLower" AS "customer", v."phase" FROM "Environment" v
        JOIN "Chain" c ON c."id" = v."chainId" JOIN "Enterprise" e ON e."id" = c."enterpriseId"
        JOIN "Customer" u ON u."id" = e."customerId" WHERE v."nameLower" IN (${t.of('c')})`,
    keys: (row) => [`c:${row.nameLower}`],
    facts: ({ chainId = null, customer = null, phase = null }) => ({ parentId: chainId, customer, phase }),
  }),
  application: (keys) => {
    const owners = (kind: string) =>
      list(
        keys.flatMap((key) =>
          key.startsWith(`c:${kind}:`) ? [key.slice(kind.length + 3, key.indexOf('/', kind.length + 3))] : [],
        ),
      )
    return {
      sql: (t) =>
        sql`SELECT a."id", a."name", a."keyHash", p."cloudAccountName" AS "partner", u."nameLower" AS "customer",
          coalesce(a."partnerId", a."customerId") AS "ownerId" FROM "Application" a
          LEFT JOIN "Partner" p ON p."id" = a."partnerId" LEFT JOIN "Customer" u ON u."id" = a."customerId"
          WHERE a."keyHash" IN (${t.of('k')})
            OR a."partnerId" IN (SELECT o."id" FROM "Partner" o WHERE o."cloudAccountName" IN (${owners('partner')}))
            OR a."customerId" IN (SELECT o."id" FROM "Customer" o WHERE o."nameLower" IN (${owners('customer')}))`,
      keys: (row) => [
        `c:${row.partner === null ? `customer:${row.customer}` : `partner:${row.partner}`}/${String(row.name).toLowerCase()}`,
        `k:${row.keyHash}`,
      ],
      facts: ({ ownerId = null }) => ({ parentId: ownerId }),
    }
  },
  integration: (keys) => ({
    sql: () =>
      sql`SELECT i."id", i."nameLower", v."nameLower" AS "environment", i."environmentId", i."partnerId" FROM "Integration" i
        JOIN "Environment" v ON v."id" = i."environmentId"
        WHERE v."nameLower" IN (${environments(keys)}) AND i."nameLower" IN (${rests(keys)})`,
    keys: (row) => [`c:${row.environment}/${row.nameLower}`],
    facts: ({ environmentId = null, partnerId = null }) => ({ parentId: environmentId, partnerId }),
  }),
  user: (keys) => ({
    sql: () =>
      sql`SELECT i."id", i."usernameLower", v."nameLower" AS "environment", i."integrationId" FROM "IntegrationUser" i
        JOIN "Environment" v ON v."id" = i."environmentId"
        WHERE v."nameLower" IN (${environments(keys)}) AND i."usernameLower" IN (${rests(keys)})`,
    keys: (row) => [`c:${row.environment}/${row.usernameLower}`],
    facts: ({ integrationId = null }) => ({ parentId: integrationId }),
  }),
  client: (keys) => {
    const single = keys.filter((key) => key.startsWith('s:'))
    return {
      sql: (t) =>
        sql`SELECT g."pk" AS "id", g."clientId", g."kind", g."scheme", v."nameLower" AS "environment", p."cloudAccountName" AS "partner",
          g."environmentId" FROM "GatewayClient" g JOIN "Environment" v ON v."id" = g."environmentId"
          LEFT JOIN "Partner" p ON p."id" = g."partnerId" WHERE g."clientId" IN (${t.of('c')})
          OR (v."nameLower" IN (${environments(single)}) AND g."scheme" = 'SSD' AND g."kind" IN ('SHARED', 'PARTNER')
            AND (p."cloudAccountName" IN (${rests(single)}) OR g."kind" = 'SHARED'))`,
      keys: (row) => [
        `c:${row.clientId}`,
        ...(row.scheme === 'SSD' ? [`s:${row.environment}/${row.partner ?? ''}`] : []),
      ],
      facts: ({ environmentId = null }) => ({ parentId: environmentId }),
    }
  },
  connection: (keys) => ({
    sql: () =>
      sql`SELECT n."id", v."nameLower" AS "environment", p."cloudAccountName" AS "partner", n."environmentId"
        FROM "PartnerConnection" n JOIN "Environment" v ON v."id" = n."environmentId" JOIN "Partner" p ON p."id" = n."partnerId"
        WHERE v."nameLower" IN (${environments(keys)}) AND p."cloudAccountName" IN (${rests(keys)})`,
    keys: (row) => [`c:${row.environment}/${row.partner}`],
    facts: ({ environmentId = null }) => ({ parentId: environmentId }),
  }),
}

/** What of these is there already, by the keys of an inventory; more may be told than was asked for. */
export async function lookUp(db: Db, kind: InventoryKind, keys: readonly string[]): Promise<KnownThing[]> {
  const storable = keys.filter(isStorableText)
  if (storable.length === 0) return []
  const lookup = LOOKUPS[kind](storable)
  const found = await rows<Found>(db, lookup.sql(new Texts(storable)))
  return found.map((row) => ({ id: row.id, keys: lookup.keys(row), facts: lookup.facts?.(row) ?? {} }))
}
