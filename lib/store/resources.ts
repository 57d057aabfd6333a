import { type Db, isStorableText, join, rows, sql } from './db'
import { translated } from './errors'
import type { ResourceRecord, ResourceStore } from './policy-types'
import { listResources } from './resource-list'
import { toResourceRecord, toResourceRow, withScopes } from './resource-row'
import { indexEntity, unindexEntity } from './search-index'

const unique = { nameLower: 'resource.name', name: 'resource.name', id: 'resource.id' }
async function writeParts(db: Db, resource: ResourceRecord): Promise<void> {
  await db.prisma.resourceScope.createMany({
    data: resource.scopes.map(({ scopeName, description }, position) => ({
      resourceId: resource.id,
      name: scopeName,
      description,
      position,
    })),
  })
  const texts = [resource.name, resource.id]
  await indexEntity(db, { kind: 'resource', entityId: resource.id, domainId: resource.domainId, texts })
}

export function resourceStore(db: Db): ResourceStore {
  return {
    insert: (resource) =>
      translated(unique, () =>
        db.atomic(async (tx) => {
          await tx.prisma.resource.create({ data: toResourceRow(resource) })
          await writeParts(tx, resource)
        }),
      ),

    async byId(id) {
      if (!isStorableText(id)) return null
      const row = await db.prisma.resource.findUnique({ where: { id }, include: withScopes })
      return row && toResourceRecord(row)
    },

    async byName(domainId, name) {
      if (!isStorableText(name) || !isStorableText(domainId)) return null
      const where = { domainId_name: { domainId, name } }
      const row = await db.prisma.resource.findUnique({ where, include: withScopes })
      return row && toResourceRecord(row)
    },

    async byNames(domainId, names) {
      if (!isStorableText(domainId)) return []
      const where = { domainId, name: { in: names.filter(isStorableText) } }
      const found = await db.prisma.resource.findMany({ where, include: withScopes, orderBy: { nameLower: 'asc' } })
      return found.map(toResourceRecord)
    },

    replace: (resource, expectedVersion) =>
      translated(unique, () =>
        db.atomic(async (tx) => {
          const { id, createdAt: _, ...data } = toResourceRow(resource)
          const where = { id, version: expectedVersion }
          const changed = await tx.prisma.resource.updateMany({
            where,
            data: { ...data, version: expectedVersion + 1 },
          })
          if (changed.count === 0) return false
          await tx.prisma.resourceScope.deleteMany({ where: { resourceId: id } })
          await writeParts(tx, resource)
          return true
        }),
      ),

    delete: (id) =>
      translated(unique, () =>
        db.atomic(async (tx) => {
          await tx.prisma.resource.deleteMany({ where: { id } })
          await unindexEntity(tx, 'resource', id)
        }),
      ),

    list: (query, visible) => listResources(db, query, visible),

    async countClientsByScope(id) {
      const groups = await rows<{ scope: string; n: bigint }>(
        db,
        sql`SELECT "scope", count(*) AS "n" FROM "ClientScope" WHERE "resourceId" = ${id} GROUP BY "scope"`,
      )
      return Object.fromEntries(groups.map((group) => [group.scope, Number(group.n)]))
    },

    async clientsUsing(id, limit, scopes) {
      if (scopes) return clientsNaming(db, id, scopes, limit)
      const where = { resourceId: id, isFirst: true }
      const [total, found] = await Promise.all([
        db.prisma.clientScope.count({ where }),
        db.prisma.clientScope.findMany({
          where,
          orderBy: { clientPk: 'asc' },
          take: limit,
          select: { client: { select: { pk: true, name: true, clientId: true } } },
        }),
      ])
      return { total, first: found.map((row) => row.client) }
    },
  }
}

/** Clients that name at least one of some scopes; a client that names two of them counts once. */
async function clientsNaming(db: Db, resourceId: string, scopes: readonly string[], limit: number) {
  if (scopes.length === 0) return { total: 0, first: [] }
  const named = sql`"resourceId" = ${resourceId} AND "scope" IN (${join([...scopes])})`
  const counted = await rows<{ n: bigint }>(
    db,
    sql`SELECT count(DISTINCT "clientPk") AS "n" FROM "ClientScope" WHERE ${named}`,
  )
  const found = await db.prisma.client.findMany({
    where: { scopes: { some: { resourceId, scope: { in: [...scopes] } } } },
    orderBy: { pk: 'asc' },
    take: limit,
    select: { pk: true, name: true, clientId: true },
  })
  return { total: Number(counted[0]?.n ?? 0), first: found }
}
