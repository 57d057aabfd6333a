import type { PortalRole } from '@/lib/schemas/portal-role'
import type { Role } from '@/lib/schemas/role'
import type { AccountRecord, AccountStore, Organisation } from './account-types'
import type { Db } from './db'
import { isStorableText } from './db'
import { translated } from './errors'

const withDomains = { domains: { select: { domainId: true }, orderBy: { domainId: 'asc' } } } as const

type Row = Omit<AccountRecord, 'role' | 'portalRole' | 'domainIds'> & {
  role: string
  portalRole: string | null
  usernameLower: string
  domains: { domainId: string }[]
}

function toRecord({ usernameLower: _, domains, role, portalRole, ...rest }: Row): AccountRecord {
  return {
    ...rest,
    role: role as Role,
    portalRole: portalRole as PortalRole | null,
    domainIds: domains.map((row) => row.domainId),
  }
}

function columns({ domainIds: _, totpSealed, ...rest }: AccountRecord) {
  return { ...rest, totpSealed: bytes(totpSealed), usernameLower: rest.username.toLowerCase() }
}

/** All but the second factor: a code that is used meanwhile stays used. */
function replaceable(account: AccountRecord) {
  const { totpSealed: _, totpConfirmedAt: __, totpLastStep: ___, ...rest } = columns(account)
  return rest
}

/** Exactly these bytes: a Buffer may be a view into a larger one. */
function bytes(value: Uint8Array | null): Uint8Array<ArrayBuffer> | null {
  return value === null ? null : new Uint8Array(value)
}

function peopleOf({ customerId, partnerId }: Organisation) {
  return customerId === undefined ? { partnerId } : { customerId }
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
        where: { role: { not: 'PORTAL' } },
        include: withDomains,
        orderBy: { usernameLower: 'asc' },
        take: limit,
      })
      return found.map(toRecord)
    },

    async ofOrganisation(organisation, limit) {
      const found = await prisma.account.findMany({
        where: { ...peopleOf(organisation), role: 'PORTAL' },
        include: withDomains,
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        take: limit,
      })
      return found.map(toRecord)
    },

    countActiveOwners: (organisation) =>
      prisma.account.count({
        where: { ...peopleOf(organisation), role: 'PORTAL', portalRole: 'OWNER', disabledAt: null },
      }),

    async setSecondFactor(id, { totpSealed, totpConfirmedAt, totpLastStep }) {
      await prisma.account.updateMany({
        where: { id },
        data: { totpSealed: bytes(totpSealed), totpConfirmedAt, totpLastStep },
      })
    },

    async spendTotpStep(id, step) {
      const { count } = await prisma.account.updateMany({
        where: { id, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
        data: { totpLastStep: step },
      })
      return count === 1
    },

    replace(account, expectedVersion) {
      return db.atomic((scope) =>
        translated({ usernameLower: 'account.username' }, async () => {
          const { count } = await scope.prisma.account.updateMany({
            where: { id: account.id, version: expectedVersion },
            data: { ...replaceable(account), version: expectedVersion + 1 },
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

    count: () => prisma.account.count({ where: { role: { not: 'PORTAL' } } }),

    countActiveAdministrators: () => prisma.account.count({ where: { role: 'ADMINISTRATOR', disabledAt: null } }),

    async markSignedIn(id, at) {
      await prisma.account.updateMany({ where: { id }, data: { lastSignInAt: at } })
    },
  }
}
