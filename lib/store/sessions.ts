import type { SessionStore } from './account-types'
import { type Db, isStorableText } from './db'

/** Nobody has more sessions that still matter; it bounds the answer. */
const MAX_PER_ACCOUNT = 200

export function sessionStore({ prisma }: Db): SessionStore {
  return {
    async insert(session) {
      await prisma.consoleSession.create({ data: session })
    },

    async byId(id) {
      return isStorableText(id) ? prisma.consoleSession.findUnique({ where: { id } }) : null
    },

    async forAccount(accountId) {
      if (!isStorableText(accountId)) return []
      return prisma.consoleSession.findMany({
        where: { accountId },
        orderBy: { createdAt: 'desc' },
        take: MAX_PER_ACCOUNT,
      })
    },

    async touch(id, at) {
      // Two requests at once must not move the clock of a session backwards.
      await prisma.consoleSession.updateMany({
        where: { id, endedAt: null, lastSeenAt: { lt: at } },
        data: { lastSeenAt: at },
      })
    },

    async markAuthenticated(id, at) {
      await prisma.consoleSession.updateMany({ where: { id, endedAt: null }, data: { authenticatedAt: at } })
    },

    async end(id, at) {
      await prisma.consoleSession.updateMany({ where: { id, endedAt: null }, data: { endedAt: at } })
    },

    async endAll(accountId, at, exceptId) {
      const { count } = await prisma.consoleSession.updateMany({
        where: { accountId, endedAt: null, expiresAt: { gt: at }, ...(exceptId ? { id: { not: exceptId } } : {}) },
        data: { endedAt: at },
      })
      return count
    },

    async sweep(before, limit) {
      const old = await prisma.consoleSession.findMany({
        where: { expiresAt: { lt: before } },
        orderBy: { expiresAt: 'asc' },
        select: { id: true },
        take: limit,
      })
      const { count } = await prisma.consoleSession.deleteMany({ where: { id: { in: old.map((row) => row.id) } } })
      return count
    },
  }
}
