import { type Db, isStorableText } from './db'
import { listDomains } from './domain-list'
import { toDomainRecord, toDomainRow } from './domain-row'
import { translated } from './errors'
import type { DomainRecord, DomainStore } from './policy-types'
import { indexEntity, unindexEntity } from './search-index'

const unique = { nameLower: 'domain.name', name: 'domain.name', id: 'domain.id' }
function index(db: Db, domain: DomainRecord): Promise<void> {
  const texts = [domain.name, domain.id]
  return indexEntity(db, { kind: 'domain', entityId: domain.id, domainId: domain.id, texts })
}

export function domainStore(db: Db): DomainStore {
  return {
    insert: (domain) =>
      translated(unique, () =>
        db.atomic(async (tx) => {
          await tx.prisma.domain.create({ data: toDomainRow(domain) })
          await index(tx, domain)
        }),
      ),

    async byId(id) {
      if (!isStorableText(id)) return null
      const row = await db.prisma.domain.findUnique({ where: { id } })
      return row && toDomainRecord(row)
    },

    async byName(name) {
      if (!isStorableText(name)) return null
      const row = await db.prisma.domain.findUnique({ where: { name } })
      return row && toDomainRecord(row)
    },

    async byIds(ids) {
      const storable = ids.filter(isStorableText)
      const found = await db.prisma.domain.findMany({ where: { id: { in: storable } }, orderBy: { nameLower: 'asc' } })
      return found.map(toDomainRecord)
    },

    async first(limit) {
      const found = await db.prisma.domain.findMany({ orderBy: { nameLower: 'asc' }, take: limit })
      return found.map(toDomainRecord)
    },

    replace: (domain, expectedVersion) =>
      translated(unique, () =>
        db.atomic(async (tx) => {
          const { id, createdAt: _, ...data } = toDomainRow(domain)
          const where = { id, version: expectedVersion }
          const changed = await tx.prisma.domain.updateMany({ where, data: { ...data, version: expectedVersion + 1 } })
          if (changed.count === 0) return false
          await index(tx, domain)
          return true
        }),
      ),

    delete: (id) =>
      translated(unique, () =>
        db.atomic(async (tx) => {
          await tx.prisma.domain.deleteMany({ where: { id } })
          await unindexEntity(tx, 'domain', id)
        }),
      ),

    list: (query, visible) => listDomains(db, query, visible),

    async countChildren(id) {
      const [resources, clients] = await Promise.all([
        db.prisma.resource.count({ where: { domainId: id } }),
        db.prisma.client.count({ where: { domainId: id } }),
      ])
      return { resources, clients }
    },
  }
}
