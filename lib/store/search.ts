import { type Db, rows } from './db'
import { pageSql } from './keyset'
import { inOrder } from './list-page'
import type { SearchHit, SearchStore } from './policy-types'
import { indexEntity, ranked, type SearchKind, searchList, unindexEntity } from './search-index'
import { searchWords } from './search-terms'

export function searchStore(db: Db): SearchStore {
  return {
    index: (entry) => db.atomic((tx) => indexEntity(tx, entry)),
    remove: (kind, entityId) => unindexEntity(db, kind, entityId),
    async find(q, visible, limitPerKind) {
      const words = searchWords(q)
      if (words.length === 0 || visible?.length === 0) return []
      const idsOf = async (kind: SearchKind) => {
        const list = searchList(await ranked(db, { kind, words, domains: visible }))
        const found = await rows<{ id: string }>(db, pageSql(list, null, limitPerKind, false))
        return found.map((row) => row.id)
      }
      const [domains, resources, clients] = await Promise.all([idsOf('domain'), idsOf('resource'), idsOf('client')])
      const hits = await Promise.all([domainHits(db, domains), resourceHits(db, resources), clientHits(db, clients)])
      return hits.flat()
    },
  }
}

async function domainHits(db: Db, ids: string[]): Promise<SearchHit[]> {
  const found = await db.prisma.domain.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true, description: true },
  })
  return inOrder(ids, found, (row) => row.id).map((row) => ({
    kind: 'domain',
    id: row.id,
    label: row.name,
    detail: row.description,
    domainName: row.name,
  }))
}

const withDomainName = { domain: { select: { name: true } } } as const

async function resourceHits(db: Db, ids: string[]): Promise<SearchHit[]> {
  const found = await db.prisma.resource.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true, description: true, ...withDomainName },
  })
  return inOrder(ids, found, (row) => row.id).map((row) => ({
    kind: 'resource',
    id: row.id,
    label: row.name,
    detail: row.description,
    domainName: row.domain.name,
  }))
}

async function clientHits(db: Db, pks: string[]): Promise<SearchHit[]> {
  const found = await db.prisma.client.findMany({
    where: { pk: { in: pks } },
    select: { pk: true, name: true, clientId: true, ...withDomainName },
  })
  return inOrder(pks, found, (row) => row.pk).map((row) => ({
    kind: 'client',
    id: row.pk,
    label: row.name,
    detail: row.clientId,
    domainName: row.domain.name,
  }))
}
