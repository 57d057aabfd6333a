import { z } from 'zod'
import type { Page } from '@/lib/base/page'
import { type Db, isStorableText, sql } from './db'
import { domainCondition } from './domain-condition'
import { translated } from './errors'
import type { DomainKey, KeyPair } from './generated/sqlite/client'
import { type KeysetList, keysetPage } from './keyset'
import { inOrder } from './list-page'
import type { DomainFilter, DomainKeyRecord, KeyPairRecord, KeyPairStore } from './policy-types'

const unique = { alias: 'keyPair.alias', id: 'keyPair.id', keyPairId: 'domainKey' }
const keyTypeSchema = z.enum(['RSA', 'EC', 'OKP'])
const algorithmSchema = z.enum(['RS256', 'ES256', 'EdDSA'])
const stateSchema = z.enum(['PUBLISHED', 'SIGNING', 'RETIRING'])
const STATE_ORDER = { SIGNING: 0, PUBLISHED: 1, RETIRING: 2 }

function toPair(row: KeyPair): KeyPairRecord {
  return {
    ...row,
    keyType: keyTypeSchema.parse(row.keyType),
    algorithm: algorithmSchema.parse(row.algorithm),
    privateKey: Buffer.from(row.privateKey),
  }
}

function toDomainKey({ keyPair, ...row }: DomainKey & { keyPair: KeyPair }) {
  return { ...row, state: stateSchema.parse(row.state), pair: toPair(keyPair) }
}

/** The signing key first, then those to come, then those that go; within each the newest first. */
function byState(a: DomainKeyRecord, b: DomainKeyRecord): number {
  return STATE_ORDER[a.state] - STATE_ORDER[b.state] || b.publishedAt.getTime() - a.publishedAt.getTime()
}

export function keyPairStore(db: Db): KeyPairStore {
  return {
    insert: (pair) =>
      translated(unique, async () => {
        await db.prisma.keyPair.create({ data: { ...pair, privateKey: new Uint8Array(pair.privateKey) } })
      }),

    async byAlias(alias) {
      if (!isStorableText(alias)) return null
      const row = await db.prisma.keyPair.findUnique({ where: { alias } })
      return row && toPair(row)
    },

    async byId(id) {
      if (!isStorableText(id)) return null
      const row = await db.prisma.keyPair.findUnique({ where: { id } })
      return row && toPair(row)
    },

    delete: (id) =>
      translated(unique, async () => {
        await db.prisma.keyPair.deleteMany({ where: { id } })
      }),

    list: (cursor, limit, visible) => listKeyPairs(db, cursor, limit, visible),

    async forDomain(domainId) {
      const found = await db.prisma.domainKey.findMany({ where: { domainId }, include: { keyPair: true } })
      return found.map(toDomainKey).sort(byState)
    },

    async forDomains(domainIds) {
      const where = { domainId: { in: [...domainIds] } }
      const found = await db.prisma.domainKey.findMany({ where, include: { keyPair: true } })
      return found.map(toDomainKey).sort(byState)
    },

    assign: (key) =>
      translated(unique, async () => {
        await db.prisma.domainKey.create({ data: key })
      }),

    async updateAssignment({ domainId, keyPairId, ...data }) {
      await db.prisma.domainKey.updateMany({ where: { domainId, keyPairId }, data })
    },

    async unassign(domainId, keyPairId) {
      await db.prisma.domainKey.deleteMany({ where: { domainId, keyPairId } })
    },

    async assignmentsOf(keyPairId) {
      const found = await db.prisma.domainKey.findMany({
        where: { keyPairId },
        include: { domain: { select: { name: true } } },
        orderBy: { domain: { nameLower: 'asc' } },
      })
      return found.map(({ domain, ...row }) => ({
        ...row,
        state: stateSchema.parse(row.state),
        domainName: domain.name,
      }))
    },
  }
}

type Item = KeyPairRecord & { domainNames: string[] }

/** Key pairs by the end of their certificates: what expires first comes first. */
async function listKeyPairs(db: Db, cursor: string | null, limit: number, visible: DomainFilter): Promise<Page<Item>> {
  const [assigned] = domainCondition(visible, sql`k."domainId"`)
  const list: KeysetList = {
    order: 'notAfter:asc',
    direction: 'asc',
    from: sql`"KeyPair" t`,
    keyColumn: sql`t."notAfter"`,
    idColumn: sql`t."id"`,
    keyIsInstant: true,
    branches: [assigned ? [sql`t."id" IN (SELECT k."keyPairId" FROM "DomainKey" k WHERE ${assigned})`] : []],
  }
  const inView = visible === null ? {} : { domains: { some: { domainId: { in: [...visible] } } } }
  const [page, total] = await Promise.all([
    keysetPage(db, list, cursor ?? undefined, limit),
    db.prisma.keyPair.count({ where: inView }),
  ])
  const found = await db.prisma.keyPair.findMany({
    where: { id: { in: page.items } },
    include: {
      domains: {
        where: visible === null ? {} : { domainId: { in: [...visible] } },
        select: { domain: { select: { name: true } } },
        orderBy: { domainId: 'asc' },
      },
    },
  })
  const items = inOrder(page.items, found, (row) => row.id).map(({ domains, ...row }) => ({
    ...toPair(row),
    domainNames: domains.map(({ domain }) => domain.name),
  }))
  return { ...page, items, total, totalIsExact: true }
}
