import type { SetupLinkStore } from './account-types'
import type { Db } from './db'

export function setupLinkStore({ prisma }: Db): SetupLinkStore {
  return {
    async insert(link) {
      await prisma.setupLink.create({ data: link })
    },

    async isUsable(hash, at) {
      return (await prisma.setupLink.count({ where: { hash, usedAt: null, expiresAt: { gt: at } } })) === 1
    },

    async consume(hash, at) {
      const { count } = await prisma.setupLink.updateMany({
        where: { hash, usedAt: null, expiresAt: { gt: at } },
        data: { usedAt: at },
      })
      return count === 1
    },

    async expireAll(at) {
      await prisma.setupLink.updateMany({ where: { usedAt: null, expiresAt: { gt: at } }, data: { expiresAt: at } })
    },
  }
}
