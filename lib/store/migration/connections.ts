import { z } from 'zod'
import { CONNECTION_STATES } from '@/lib/schemas/migration/connection-state'
import { type Db, isStorableText, type Sql, sql } from '../db'
import { translated } from '../errors'
import type { Prisma } from '../generated/sqlite/client'
import { inOrder } from '../list-page'
import { type NarrowedList, narrowedPage } from '../narrowed-list'
import type { ConnectionRecord, ConnectionStore } from './connection-types'
import { phaseSchema } from './environment-row'

const unique = { partnerId: 'connection.partner', environmentId: 'connection.partner', id: 'connection.id' }
/** Nobody pages through more. */
const COUNTED = 20_000
/** Rows of one statement. */
const CHUNK = 1_000
const stateSchema = z.enum(CONNECTION_STATES)

const withNames = {
  partner: { select: { name: true } },
  environment: {
    select: {
      code: true,
      phase: true,
      chain: { select: { id: true, code: true, enterprise: { select: { customerId: true } } } },
    },
  },
  properties: {
    select: { property: { select: { id: true, code: true, name: true } } },
    orderBy: { property: { code: 'asc' } },
  },
} as const

function toRecord(row: Prisma.PartnerConnectionGetPayload<{ include: typeof withNames }>): ConnectionRecord {
  const { partner, environment, properties, ...rest } = row
  return {
    ...rest,
    state: stateSchema.parse(rest.state),
    properties: properties.map(({ property }) => property),
    partnerName: partner.name,
    environmentLabel: `${environment.chain.code}/${environment.code}`,
    phase: phaseSchema.parse(environment.phase),
    chainId: environment.chain.id,
    customerId: environment.chain.enterprise.customerId,
  }
}

const pairOf = (of: { environmentId: string; partnerId: string }) => `${of.environmentId}/${of.partnerId}`

export function connectionStore(db: Db): ConnectionStore {
  const { prisma } = db
  return {
    async insert(connection) {
      const data = { ...connection, updatedAt: connection.requestedAt }
      await translated(unique, () => prisma.partnerConnection.create({ data }))
    },

    async insertMissing(connections) {
      for (let at = 0; at < connections.length; at += CHUNK) {
        const some = connections.slice(at, at + CHUNK)
        const environmentId = { in: [...new Set(some.map((each) => each.environmentId))] }
        const partnerId = { in: [...new Set(some.map((each) => each.partnerId))] }
        const kept = await prisma.partnerConnection.findMany({
          where: { environmentId, partnerId },
          select: { environmentId: true, partnerId: true },
        })
        const there = new Set(kept.map(pairOf))
        const data = some
          .filter((each) => !there.has(pairOf(each)))
          .map((each) => ({ ...each, updatedAt: each.requestedAt }))
        await translated(unique, () => prisma.partnerConnection.createMany({ data }))
      }
    },

    async byId(id) {
      if (!isStorableText(id)) return null
      const row = await prisma.partnerConnection.findUnique({ where: { id }, include: withNames })
      return row && toRecord(row)
    },

    async byPair(environmentId, partnerId) {
      const where = { environmentId_partnerId: { environmentId, partnerId } }
      const row = await prisma.partnerConnection.findUnique({ where, include: withNames })
      return row && toRecord(row)
    },

    async list(query) {
      const page = await narrowedPage(db, connectionList(query), query, COUNTED)
      const found = await prisma.partnerConnection.findMany({ where: { id: { in: page.items } }, include: withNames })
      return { ...page, items: inOrder(page.items, found, (row) => row.id).map(toRecord) }
    },

    async edit(id, expectedVersion, change, at) {
      const { count } = await prisma.partnerConnection.updateMany({
        where: { id, version: expectedVersion },
        data: { ...change, version: expectedVersion + 1, updatedAt: at },
      })
      return count === 1
    },

    async limit(id, propertyIds) {
      await db.atomic(async (tx) => {
        await tx.prisma.connectionProperty.deleteMany({ where: { connectionId: id } })
        for (let at = 0; at < propertyIds.length; at += CHUNK) {
          const data = propertyIds.slice(at, at + CHUNK).map((propertyId) => ({ connectionId: id, propertyId }))
          await tx.prisma.connectionProperty.createMany({ data })
        }
      })
    },
  }
}

function reachCondition(reach: Parameters<ConnectionStore['list']>[0]['reach']): Sql[] {
  if (reach === null) return []
  if ('partnerId' in reach) return [sql`t."partnerId" = ${reach.partnerId}`]
  return [
    sql`t."environmentId" IN (SELECT v."id" FROM "Environment" v JOIN "Chain" c ON c."id" = v."chainId"
      JOIN "Enterprise" e ON e."id" = c."enterpriseId" WHERE e."customerId" = ${reach.customerId})`,
  ]
}

/** Runs through the index of the environment or the partner that is asked for, one run for each state. */
export function connectionList(query: Parameters<ConnectionStore['list']>[0]): NarrowedList {
  const { environment, partner, state, reach } = query
  const isFindable = [environment, partner].every((id) => id === undefined || isStorableText(id))
  const own: Sql[] = []
  if (environment) own.push(sql`t."environmentId" = ${environment}`)
  if (partner) own.push(sql`t."partnerId" = ${partner}`)
  const of = [...own, ...reachCondition(reach)]
  return {
    order: 'id:asc',
    direction: 'asc',
    from: sql`"PartnerConnection" t`,
    keyColumn: sql`t."state"`,
    idColumn: sql`t."id"`,
    keyIsInstant: false,
    branches: isFindable ? (state ? [state] : CONNECTION_STATES).map((one) => [sql`t."state" = ${one}`, ...of]) : [],
    narrowing: [],
  }
}
