import { storedSettingsSchema } from '@/lib/schemas/oauth-config-schema'
import { type Db, json } from './db'
import { translated } from './errors'
import type { OAuthConfigStore } from './server-types'
import { UniqueViolation } from './store'

/** The only row. */
const ID = 1

export function oauthConfigStore(db: Db): OAuthConfigStore {
  return {
    async get() {
      const row = await db.prisma.oAuthConfig.findUnique({ where: { id: ID } })
      if (!row) return null
      return { settings: storedSettingsSchema.parse(row.settings), version: row.version, updatedAt: row.updatedAt }
    },

    async insert({ settings, updatedAt }) {
      try {
        const data = { id: ID, settings: json(settings), version: 1, updatedAt }
        await translated({}, () => db.prisma.oAuthConfig.create({ data }))
        return true
      } catch (error) {
        if (error instanceof UniqueViolation) return false
        throw error
      }
    },

    async replace({ settings, updatedAt }, expectedVersion) {
      const saved = await db.prisma.oAuthConfig.updateMany({
        where: { id: ID, version: expectedVersion },
        data: { settings: json(settings), version: { increment: 1 }, updatedAt },
      })
      return saved.count === 1
    },
  }
}
