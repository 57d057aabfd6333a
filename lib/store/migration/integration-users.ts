import { z } from 'zod'
import { OWNER_KINDS } from '@/lib/schemas/migration/integration-state'
import { type Db, isStorableText, rows, run, type Sql, sql } from '../db'
import { translated } from '../errors'
import type { Prisma } from '../generated/sqlite/client'
import { inOrder } from '../list-page'
import { type NarrowedList, narrowedPage } from '../narrowed-list'
import { prefixCondition } from '../prefix'
import type { IntegrationUserRecord, IntegrationUserSearch, IntegrationUserStore } from './integration-user-types'

const unique = { usernameLower: 'integrationUser.username', id: 'integrationUser.id' }
/** Nobody pages through more. */
const COUNTED = 20_000
const ownerKindSchema = z.enum(OWNER_KINDS)

const withNames = {
  integration: { select: { name: true, ownerKind: true, partnerId: true } },
  client: { select: { clientId: true } },
  environment: { select: { code: true, chain: { select: { code: true } } } },
} as const

function toRecord(row: Prisma.IntegrationUserGetPayload<{ include: typeof withNames }>): IntegrationUserRecord {
  const { integration, client, environment, usernameLower: _, ...rest } = row
  return {
    ...rest,
    integrationName: integration.name,
    ownerKind: ownerKindSchema.parse(integration.ownerKind),
    partnerId: integration.partnerId,
    clientId: client?.clientId ?? null,
    environmentLabel: `${environment.chain.code}/${environment.code}`,
  }
}

export function integrationUserStore(db: Db): IntegrationUserStore {
  const { prisma } = db

  async function byIds(ids: readonly string[]): Promise<IntegrationUserRecord[]> {
    if (ids.length === 0) return []
    const found = await prisma.integrationUser.findMany({ where: { id: { in: [...ids] } }, include: withNames })
    return inOrder(ids, found, (row) => row.id).map(toRecord)
  }

  return {
    async insert(user) {
      const data = { ...user, usernameLower: user.username.toLowerCase(), updatedAt: user.createdAt }
      await translated(unique, () => prisma.integrationUser.create({ data }))
    },

    async byId(id) {
      return (isStorableText(id) && (await byIds([id]))[0]) || null
    },

    async list(search) {
      const page = await narrowedPage(db, integrationUserList(search), search, COUNTED)
      return { ...page, items: await byIds(page.items) }
    },

    async edit(id, expectedVersion, change, at) {
      const { count } = await prisma.integrationUser.updateMany({
        where: { id, version: expectedVersion },
        data: { ...change, version: expectedVersion + 1, updatedAt: at },
      })
      return count === 1
    },

    async convertible(environmentId) {
      const found = await rows<{ id: string }>(
        db,
        sql`SELECT u."id" FROM "IntegrationUser" u JOIN "Integration" i ON i."id" = u."integrationId"
          WHERE u."environmentId" = ${environmentId} AND i."ownerKind" = 'CUSTOMER' AND u."disabledAt" IS NULL
            AND u."convertedAt" IS NULL ORDER BY u."id"`,
      )
      return found.map((row) => row.id)
    },

    retire: (environmentId, at) =>
      run(
        db,
        sql`UPDATE "IntegrationUser" SET "convertedAt" = ${at}, "version" = "version" + 1, "updatedAt" = ${at}
          WHERE "environmentId" = ${environmentId} AND "convertedAt" IS NULL`,
      ),
  }
}

/** Whose integrations: asked of each user that the index of the environment finds. */
function ownerCondition(owner: IntegrationUserSearch['owner']): Sql[] {
  if (!owner) return []
  const own = 'kind' in owner ? sql`i."ownerKind" = 'CUSTOMER'` : sql`i."partnerId" = ${owner.partnerId}`
  return [sql`(SELECT 1 FROM "Integration" i WHERE i."id" = t."integrationId" AND ${own}) = 1`]
}

export function integrationUserList({ environmentId, q, integration, owner }: IntegrationUserSearch): NarrowedList {
  const keyColumn = sql`t."usernameLower"`
  const narrowing = ownerCondition(owner)
  if (integration) narrowing.push(isStorableText(integration) ? sql`t."integrationId" = ${integration}` : sql`1 = 0`)
  return {
    order: 'username:asc',
    direction: 'asc',
    from: sql`"IntegrationUser" t`,
    keyColumn,
    idColumn: sql`t."id"`,
    keyIsInstant: false,
    keyIsUnique: true,
    branches: [[sql`t."environmentId" = ${environmentId}`, ...(q ? [prefixCondition(keyColumn, q)] : [])]],
    narrowing,
  }
}
