import { listClients } from './client-list'
import { toClientRecord, toClientRow, toGrantRows, toScopeRows, withClientScopes } from './client-row'
import { clientSecretStore, newestFirst, toSecretRecord } from './client-secrets'
import { type Db, isStorableText } from './db'
import { translated } from './errors'
import type { ClientRecord, ClientStore } from './policy-types'
import { indexEntity, unindexEntity } from './search-index'
import { clientFacets } from './search-terms'

const unique = { clientId: 'client.id', nameLower: 'client.name', pk: 'client.pk' }

async function writeParts(db: Db, client: ClientRecord, scopeOwners: Record<string, string>): Promise<void> {
  await db.prisma.clientScope.createMany({ data: toScopeRows(client, scopeOwners) })
  await db.prisma.clientGrant.createMany({ data: toGrantRows(client) })
  await indexEntity(db, {
    kind: 'client',
    entityId: client.pk,
    domainId: client.domainId,
    texts: [client.name, client.clientId, client.pk],
    facets: clientFacets(client.clientType, client.grantTypes),
  })
}

export function clientStore(db: Db): ClientStore {
  return {
    ...clientSecretStore(db),

    insert: (client, scopeOwners) =>
      translated(unique, () =>
        db.atomic(async (tx) => {
          await tx.prisma.client.create({ data: toClientRow(client) })
          await writeParts(tx, client, scopeOwners)
        }),
      ),

    async byPk(pk) {
      if (!isStorableText(pk)) return null
      const row = await db.prisma.client.findUnique({ where: { pk }, include: withClientScopes })
      return row && toClientRecord(row)
    },

    async byClientId(domainId, clientId) {
      if (!isStorableText(domainId) || !isStorableText(clientId)) return null
      const where = { domainId_clientId: { domainId, clientId } }
      const row = await db.prisma.client.findUnique({ where, include: withClientScopes })
      return row && toClientRecord(row)
    },

    async byName(domainId, name) {
      if (!isStorableText(domainId) || !isStorableText(name)) return null
      const where = { domainId_nameLower: { domainId, nameLower: name.toLowerCase() } }
      const row = await db.prisma.client.findUnique({ where, include: withClientScopes })
      return row && toClientRecord(row)
    },

    async byPks(pks) {
      const found = await db.prisma.client.findMany({ where: { pk: { in: [...pks] } }, include: withClientScopes })
      return found.map(toClientRecord)
    },

    async pageAfter(pk, limit) {
      const found = await db.prisma.client.findMany({
        where: { pk: { gt: pk } },
        orderBy: { pk: 'asc' },
        take: limit,
        include: { ...withClientScopes, secrets: newestFirst },
      })
      return found.map(({ secrets, ...row }) => ({ client: toClientRecord(row), secrets: secrets.map(toSecretRecord) }))
    },

    replace: (client, scopeOwners, expectedVersion) =>
      translated(unique, () =>
        db.atomic(async (tx) => {
          // When it was last used is written by the runtime, and what was revoked stays so: neither is an edit.
          const { pk, createdAt: _created, lastUsedAt: _used, tokensValidFrom: _from, ...data } = toClientRow(client)
          const where = { pk, version: expectedVersion }
          const changed = await tx.prisma.client.updateMany({ where, data: { ...data, version: expectedVersion + 1 } })
          if (changed.count === 0) return false
          await tx.prisma.clientScope.deleteMany({ where: { clientPk: pk } })
          await tx.prisma.clientGrant.deleteMany({ where: { clientPk: pk } })
          await writeParts(tx, client, scopeOwners)
          return true
        }),
      ),

    async setTokensValidFrom(pk, at) {
      const isOlder = { OR: [{ tokensValidFrom: null }, { tokensValidFrom: { lt: at } }] }
      await db.prisma.client.updateMany({ where: { pk, ...isOlder }, data: { tokensValidFrom: at } })
    },

    delete: (pk) =>
      translated(unique, () =>
        db.atomic(async (tx) => {
          await tx.prisma.client.deleteMany({ where: { pk } })
          await unindexEntity(tx, 'client', pk)
        }),
      ),

    list: (query, visible) => listClients(db, query, visible),
  }
}
