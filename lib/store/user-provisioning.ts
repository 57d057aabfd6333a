import { type Db, isStorableText } from './db'
import { toUserRecord } from './user-row'
import type { UserProvisioningStore } from './user-types'

/** How provisioning systems read people: by number of the row, and by e-mail address. */
export function userProvisioningStore({ prisma }: Db): UserProvisioningStore {
  return {
    async pageOf(storeId, offset, limit) {
      if (limit < 1) return []
      const orderBy = { usernameLower: 'asc' as const }
      // Only the index is walked up to the first row of the page; the rows themselves are read from there.
      const select = { usernameLower: true }
      const [first] = await prisma.user.findMany({ where: { storeId }, orderBy, skip: offset, take: 1, select })
      if (!first) return []
      const where = { storeId, usernameLower: { gte: first.usernameLower } }
      return (await prisma.user.findMany({ where, orderBy, take: limit })).map(toUserRecord)
    },

    async byEmail(storeId, email, limit) {
      if (!isStorableText(email)) return []
      const where = { storeId, emailLower: email.toLowerCase() }
      return (await prisma.user.findMany({ where, orderBy: { id: 'asc' }, take: limit })).map(toUserRecord)
    },
  }
}
