import type { Role } from '@/lib/schemas/role'
import type { ApiTokenRecord, ApiTokenStore } from './account-types'
import { type Db, isStorableText, nullableJson } from './db'

type Row = Omit<ApiTokenRecord, 'role' | 'domainIds'> & { role: string; domainIds: unknown }

function toRecord(row: Row): ApiTokenRecord {
  return { ...row, role: row.role as Role, domainIds: row.domainIds as string[] | null }
}

/** Bounds the answer; a person with more live tokens than this has another problem. */
const MAX_PER_ACCOUNT = 500

export function apiTokenStore({ prisma }: Db): ApiTokenStore {
  return {
    async insert(token) {
      await prisma.apiToken.create({ data: { ...token, domainIds: nullableJson(token.domainIds) } })
    },

    async byHash(hash) {
      const row = await prisma.apiToken.findUnique({ where: { hash } })
      return row && toRecord(row)
    },

    async byId(id) {
      if (!isStorableText(id)) return null
      const row = await prisma.apiToken.findUnique({ where: { id } })
      return row && toRecord(row)
    },

    async forAccount(accountId) {
      const found = await prisma.apiToken.findMany({
        where: { accountId },
        orderBy: { createdAt: 'desc' },
        take: MAX_PER_ACCOUNT,
      })
      return found.map(toRecord)
    },

    async listAll(limit) {
      const found = await prisma.apiToken.findMany({
        include: { account: { select: { username: true } } },
        orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
        take: limit,
      })
      return found.map(({ account, ...row }) => ({ ...toRecord(row), username: account.username }))
    },

    async revoke(id, at) {
      await prisma.apiToken.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: at } })
    },

    async markUsed(id, at) {
      await prisma.apiToken.updateMany({
        where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: at } }] },
        data: { lastUsedAt: at },
      })
    },
  }
}
