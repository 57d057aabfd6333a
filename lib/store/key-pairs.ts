import { z } from 'zod'
import { type Db, isStorableText, rows, sql } from './db'
import { translated } from './errors'
import type { DomainKey, KeyPair } from './generated/sqlite/client'
import { listKeyPairs } from './key-pair-list'
import { toPair } from './key-pair-row'
import type { DomainKeyRecord, KeyPairStore } from './policy-types'

const unique = { alias: 'keyPair.alias', id: 'keyPair.id', keyPairId: 'domainKey' }
const stateSchema = z.enum(['PUBLISHED', 'SIGNING', 'RETIRING'])
const STATE_ORDER = { SIGNING: 0, PUBLISHED: 1, RETIRING: 2 }

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

    list: (cursor, limit, visible, filter) => listKeyPairs(db, cursor, limit, visible, filter),

    async replace({ id, alias: _, ...data }) {
      await db.prisma.keyPair.update({ where: { id }, data: { ...data, privateKey: new Uint8Array(data.privateKey) } })
    },

    async rotatingDomainIds() {
      const interval =
        db.dialect === 'sqlite'
          ? sql`json_extract("customAttrs", '$.keyRotationIntervalInDays')`
          : sql`"customAttrs" ->> 'keyRotationIntervalInDays'`
      const found = await rows<{ id: string }>(db, sql`SELECT "id" FROM "Domain" WHERE ${interval} IS NOT NULL`)
      return found.map(({ id }) => id)
    },

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
