import { type Db, isStorableText, run, type Sql, sql } from '../db'
import { translated } from '../errors'
import { inOrder } from '../list-page'
import { type NarrowedList, narrowedPage } from '../narrowed-list'
import { prefixEnd } from '../search-terms'
import { jsonRows } from '../stored-values'
import { toGatewayClientRecord, withNames } from './gateway-client-row'
import type {
  ClientOwner,
  Conversion,
  GatewayClientRecord,
  GatewayClientSearch,
  GatewayClientStore,
} from './gateway-client-types'

const unique = { clientId: 'gatewayClient.id', singleKey: 'gatewayClient.single', pk: 'gatewayClient.pk' }
/** Nobody pages through more. */
const COUNTED = 20_000
/** Rows of one statement. */
const CHUNK = 1_000

export function gatewayClientStore(db: Db): GatewayClientStore {
  const { prisma } = db

  async function byPks(pks: readonly string[]): Promise<GatewayClientRecord[]> {
    if (pks.length === 0) return []
    const found = await prisma.gatewayClient.findMany({ where: { pk: { in: [...pks] } }, include: withNames })
    return inOrder(pks, found, (row) => row.pk).map(toGatewayClientRecord)
  }

  return {
    async insert(client) {
      const data = { ...client, updatedAt: client.createdAt }
      await translated(unique, () => prisma.gatewayClient.create({ data }))
    },

    async byPk(pk) {
      return (isStorableText(pk) && (await byPks([pk]))[0]) || null
    },

    async bySingleKey(singleKey) {
      const row = await prisma.gatewayClient.findUnique({ where: { singleKey }, include: withNames })
      return row && toGatewayClientRecord(row)
    },

    async takenIds(clientIds) {
      const where = { clientId: { in: clientIds.filter(isStorableText) } }
      return (await prisma.gatewayClient.findMany({ where, select: { clientId: true } })).map((row) => row.clientId)
    },

    async list(search) {
      const list = gatewayClientList(search)
      const page = await narrowedPage(db, list, search, COUNTED)
      return { ...page, items: await byPks(page.items) }
    },

    async ofIntegration(environmentId, integrationId, singleKeys) {
      const found = await prisma.gatewayClient.findMany({
        where: { OR: [{ environmentId, integrationId }, { singleKey: { in: [...singleKeys] } }] },
        include: withNames,
        orderBy: [{ scheme: 'asc' }, { clientId: 'asc' }],
        take: 100,
      })
      return found.map(toGatewayClientRecord)
    },

    async integrationsWithOwn(environmentId) {
      const found = await prisma.gatewayClient.findMany({
        where: { environmentId, scheme: 'OCIM', integrationId: { not: null }, disabledAt: null },
        select: { integrationId: true },
        distinct: ['integrationId'],
      })
      return found.flatMap((row) => row.integrationId ?? [])
    },

    async edit(pk, expectedVersion, change, at) {
      const { count } = await prisma.gatewayClient.updateMany({
        where: { pk, version: expectedVersion },
        data: { ...change, version: expectedVersion + 1, updatedAt: at },
      })
      return count === 1
    },

    async limit(pk, propertyIds) {
      await db.atomic(async (tx) => {
        await tx.prisma.clientProperty.deleteMany({ where: { clientPk: pk } })
        for (let at = 0; at < propertyIds.length; at += CHUNK) {
          const data = propertyIds.slice(at, at + CHUNK).map((propertyId) => ({ clientPk: pk, propertyId }))
          await tx.prisma.clientProperty.createMany({ data })
        }
      })
    },

    disableSsd: (environmentId, at) =>
      run(
        db,
        sql`UPDATE "GatewayClient" SET "disabledAt" = ${at}, "version" = "version" + 1, "updatedAt" = ${at}
          WHERE "environmentId" = ${environmentId} AND "scheme" = 'SSD' AND "disabledAt" IS NULL`,
      ),

    async convert(conversions, at) {
      for (let from = 0; from < conversions.length; from += CHUNK) {
        await run(db, convertSql(db, conversions.slice(from, from + CHUNK), at))
      }
    },
  }
}

function convertSql(db: Db, conversions: readonly Conversion[], at: Date): Sql {
  const list = conversions.map(({ userId, pk, clientId }) => [userId, pk, clientId])
  return sql`INSERT INTO "GatewayClient" ("pk", "environmentId", "scheme", "kind", "integrationId", "userId", "clientId",
      "name", "allProperties", "version", "createdAt", "updatedAt")
    SELECT v."pk", u."environmentId", 'OCIM', 'CONVERTED', u."integrationId", u."id", v."clientId", u."username", ${true},
      1, ${at}, ${at}
    FROM (SELECT value ->> 0 AS "userId", value ->> 1 AS "pk", value ->> 2 AS "clientId" FROM ${jsonRows(db, list)}) AS v
    JOIN "IntegrationUser" u ON u."id" = v."userId"`
}

/** Which clients `t` an owner may see: a customer all but those of partners, a partner its own. */
function ownerCondition(owner: ClientOwner | undefined): Sql[] {
  if (!owner) return []
  return 'kind' in owner ? [sql`t."partnerId" IS NULL`] : [sql`t."partnerId" = ${owner.partnerId}`]
}

/** One run for each scheme: the index of an environment keeps them apart. */
export function gatewayClientList(search: GatewayClientSearch): NarrowedList {
  const { q, scheme, integration, owner, environmentId } = search
  const keyColumn = sql`t."clientId"`
  const named = q
    ? isStorableText(q)
      ? [sql`${keyColumn} >= ${q} AND ${keyColumn} < ${prefixEnd(q)}`]
      : [sql`1 = 0`]
    : []
  const own = [...ownerCondition(owner)]
  if (integration) own.push(isStorableText(integration) ? sql`t."integrationId" = ${integration}` : sql`1 = 0`)
  return {
    order: 'clientId:asc',
    direction: 'asc',
    from: sql`"GatewayClient" t`,
    keyColumn,
    idColumn: sql`t."pk"`,
    keyIsInstant: false,
    keyIsUnique: true,
    branches: (scheme ? [scheme] : (['OCIM', 'SSD'] as const)).map((one) => [
      sql`t."environmentId" = ${environmentId}`,
      sql`t."scheme" = ${one}`,
      ...named,
    ]),
    narrowing: own,
  }
}
