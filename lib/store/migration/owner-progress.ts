import { type Db, join, rows, type Sql, sql } from '../db'

/** How far the integrations of one owner have come: how many lack each thing. */
export interface OwnerProgress {
  /** null: the customer */
  partnerId: string | null
  name: string | null
  integrations: number
  withoutOwner: number
  withoutApplication: number
  unacknowledged: number
  withoutCredentials: number
  withoutToken: number
  withoutCall: number
  /** not on OCIM alone */
  usingSsd: number
  belowGate: number
  unconfirmed: number
  unverified: number
  /** internal ones without an OCIM client of their own */
  withoutOwnClient: number
}

const COUNTED = {
  withoutOwner: sql`i."ownerEmail" IS NULL`,
  withoutApplication: sql`i."applicationId" IS NULL`,
  unacknowledged: sql`i."acknowledgedAt" IS NULL`,
  withoutCredentials: sql`i."credentialsIssuedAt" IS NULL`,
  withoutToken: sql`i."firstOcimAt" IS NULL`,
  withoutCall: sql`i."lastOcimApiAt" IS NULL`,
  usingSsd: sql`i."state" NOT IN ('OCIM_ONLY', 'VERIFIED')`,
  unconfirmed: sql`i."ownerKind" = 'PARTNER' AND i."limitsConfirmedAt" IS NULL`,
  unverified: sql`i."state" <> 'VERIFIED'`,
  withoutOwnClient: sql`i."ownerKind" = 'CUSTOMER' AND NOT EXISTS (SELECT 1 FROM "GatewayClient" c
    WHERE c."integrationId" = i."id" AND c."scheme" = 'OCIM' AND c."disabledAt" IS NULL)`,
} satisfies Partial<Record<keyof OwnerProgress, Sql>>
const NAMES = Object.keys(COUNTED) as (keyof typeof COUNTED)[]
const COLUMNS: Record<keyof typeof COUNTED, Sql> = {
  withoutOwner: sql`"withoutOwner"`,
  withoutApplication: sql`"withoutApplication"`,
  unacknowledged: sql`"unacknowledged"`,
  withoutCredentials: sql`"withoutCredentials"`,
  withoutToken: sql`"withoutToken"`,
  withoutCall: sql`"withoutCall"`,
  usingSsd: sql`"usingSsd"`,
  unconfirmed: sql`"unconfirmed"`,
  unverified: sql`"unverified"`,
  withoutOwnClient: sql`"withoutOwnClient"`,
}

/** One row an owner: the customer first, then partners by name. */
export async function ownerProgress(
  db: Db,
  environmentId: string,
  gateScore: number,
  partnerId?: string,
): Promise<OwnerProgress[]> {
  const counts = join(NAMES.map((name) => sql`sum(CASE WHEN ${COUNTED[name]} THEN 1 ELSE 0 END) AS ${COLUMNS[name]}`))
  const own = partnerId === undefined ? sql`` : sql`AND i."partnerId" = ${partnerId}`
  const found = await rows<Record<string, bigint | number | string | null>>(
    db,
    sql`SELECT i."partnerId", p."name", count(*) AS "integrations",
        sum(CASE WHEN i."score" < ${gateScore} THEN 1 ELSE 0 END) AS "belowGate", ${counts}
      FROM "Integration" i LEFT JOIN "Partner" p ON p."id" = i."partnerId"
      WHERE i."environmentId" = ${environmentId} ${own} GROUP BY i."partnerId", p."name"`,
  )
  return found
    .map(({ partnerId: id, name, ...row }) => {
      const all = Object.fromEntries([...NAMES, 'integrations', 'belowGate'].map((key) => [key, Number(row[key] ?? 0)]))
      return {
        ...all,
        partnerId: id === null ? null : String(id),
        name: name === null ? null : String(name),
      } as OwnerProgress
    })
    .sort((a, b) => (a.name ?? '').localeCompare(b.name ?? '', 'en'))
}
