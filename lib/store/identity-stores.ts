import { z } from 'zod'
import { IDENTITY_STORE_KINDS } from '@/lib/schemas/identity-store-kind'
import { ldapSettingsSchema } from '@/lib/schemas/ldap-settings'
import { type Db, isStorableText, join, nullableJson, rows, sql } from './db'
import { translated } from './errors'
import type { IdentityStore } from './generated/sqlite/client'
import type { IdentityStoreRecord, IdentityStoreStore } from './user-types'

const kindSchema = z.enum(IDENTITY_STORE_KINDS)
const unique = { nameLower: 'identityStore.name', name: 'identityStore.name' }

export function toIdentityStoreRecord({ nameLower: _, ...row }: IdentityStore): IdentityStoreRecord {
  return { ...row, kind: kindSchema.parse(row.kind), ldap: ldapSettingsSchema.nullable().parse(row.ldap) }
}

function toRow(store: IdentityStoreRecord) {
  return {
    ...store,
    nameLower: store.name.toLowerCase(),
    ldap: nullableJson(store.ldap),
    bindPassword: store.bindPassword === null ? null : Buffer.from(store.bindPassword),
  }
}

export function identityStoreStore(db: Db): IdentityStoreStore {
  const { prisma } = db
  return {
    async insert(store) {
      await translated(unique, () => prisma.identityStore.create({ data: toRow(store) }))
    },

    async byId(id) {
      if (!isStorableText(id)) return null
      const row = await prisma.identityStore.findUnique({ where: { id } })
      return row && toIdentityStoreRecord(row)
    },

    async byName(name) {
      if (!isStorableText(name)) return null
      const [row] = await rows<IdentityStore>(db, sql`SELECT * FROM "IdentityStore" WHERE "name" = ${name}`)
      return row ? toIdentityStoreRecord(row) : null
    },

    async byIds(ids) {
      const found = await prisma.identityStore.findMany({ where: { id: { in: [...ids] } } })
      return found.map(toIdentityStoreRecord)
    },

    async list(visible, limit) {
      const found = await prisma.identityStore.findMany({
        where: visible === null ? {} : { id: { in: [...visible] } },
        orderBy: [{ nameLower: 'asc' }, { id: 'asc' }],
        take: limit,
      })
      return found.map(toIdentityStoreRecord)
    },

    replace: (store, expectedVersion) =>
      translated(unique, async () => {
        const { id, createdAt: _, ...data } = toRow(store)
        const { count } = await prisma.identityStore.updateMany({
          where: { id, version: expectedVersion },
          data: { ...data, version: expectedVersion + 1 },
        })
        return count > 0
      }),

    async delete(id) {
      await translated(unique, () => prisma.identityStore.deleteMany({ where: { id } }))
    },

    count: () => prisma.identityStore.count(),

    async countUsers(id, limit) {
      const [row] = await rows<{ n: bigint }>(
        db,
        sql`SELECT count(*) AS "n" FROM (SELECT 1 FROM "User" WHERE "storeId" = ${id} LIMIT ${limit}) AS u`,
      )
      return Number(row?.n ?? 0)
    },

    domainsUsing: (name, limit) =>
      prisma.domain.findMany({
        where: { identityProvider: name },
        orderBy: { id: 'asc' },
        take: limit,
        select: { id: true, name: true },
      }),

    async idsUsedOnlyBy(domainIds) {
      if (domainIds.length === 0) return []
      const mine = join([...domainIds])
      const found = await rows<{ id: string }>(
        db,
        sql`SELECT s."id" FROM "IdentityStore" s
          WHERE EXISTS (SELECT 1 FROM "Domain" d WHERE d."identityProvider" = s."name" AND d."id" IN (${mine}))
            AND NOT EXISTS (SELECT 1 FROM "Domain" o WHERE o."identityProvider" = s."name" AND o."id" NOT IN (${mine}))`,
      )
      return found.map((row) => row.id)
    },
  }
}
