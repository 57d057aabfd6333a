import type { Role } from '@/lib/schemas/role'
import type { AccountRecord, AccountStore } from './account-types'
import type { Db } from './db'
import { isStorableText } from './db'
import { translated } from './errors'

const withDomains = { domains: { select: { domainId: true }, orderBy: { domainId: 'asc' } } } as const

type Row = Omit<AccountRecord, 'role' | 'domainIds'> & {
  role: string
  usernameLower: string
  domains: { domainId: string }[]
}

function toRecord({ usernameLower: _, domains, role, ...rest }: Row): AccountRecord {
  return { ...rest, role: role as Role, domainIds: domains.map((row) => row.domainId) }
}

function columns(account: AccountRecord) {
  const { domainIds: _, ...rest } = account
  return { ...rest, usernameLower: account.username.toLowerCase() }
}

export function accountStore(db: Db): AccountStore {
  const { prisma } = db

  function setDomains(scope: Db, account: AccountRecord) {
    return scope.prisma.accountDomain.createMany({
      data: [...new Set(account.domainIds)].map((domainId) => ({ accountId: account.id, domainId })),
    })
  }

  return {
    async insert(account) {
      await db.atomic((scope) =>
        translated({ usernameLower: 'account.username' }, async () => {
          await scope.prisma.account.create({ data: columns(account) })
          await setDomains(scope, account)
        }),
      )
    },

    async byId(id) {
      if (!isStorableText(id)) return null
      const row = await prisma.account.findUnique({ where: { id }, include: withDomains })
      return row && toRecord(row)
    },

    async byUsername(username) {
      const usernameLower = username.trim().toLowerCase()
      if (!isStorableText(usernameLower)) return null
      const row = await prisma.account.findUnique({ where: { usernameLower }, include: withDomains })
      return row && toRecord(row)
    },

    async list(limit) {
      const found = await prisma.account.findMany({
        include: withDomains,
        orderBy: { usernameLower: 'asc' },
        take: limit,
      })
      return found.map(toRecord)
    },

    replace(account, expectedVersion) {
      return db.atomic((scope) =>
        translated({ usernameLower: 'account.username' }, async () => {
          const { count } = await scope.prisma.account.updateMany({
            where: { id: account.id, version: expectedVersion },
            data: { ...columns(account), version: expectedVersion + 1 },
          })
          if (count === 0) return false
          await scope.prisma.accountDomain.deleteMany({ where: { accountId: account.id } })
          await setDomains(scope, account)
          return true
        }),
      )
    },

    async delete(id) {
      await prisma.account.deleteMany({ where: { id } })
    },

    count: () => prisma.account.count(),

    countActiveAdministrators: () => prisma.account.count({ where: { role: 'ADMINISTRATOR', disabledAt: null } }),

    async markSignedIn(id, at) {
      await prisma.account.updateMany({ where: { id }, data: { lastSignInAt: at } })
    },
  }
}
