import { z } from 'zod'
import { LOGO_TYPES } from '@/lib/schemas/logo'
import type { BrandingStore } from './browser-types'
import { type Db, isStorableText } from './db'
import { translated } from './errors'
import { UniqueViolation } from './store'

const logoTypeSchema = z.enum(LOGO_TYPES).nullable()

/** What domains look like; a domain that never set anything has no row. */
export function brandingStore(db: Db): BrandingStore {
  return {
    async get(domainId) {
      const row = isStorableText(domainId) ? await db.prisma.domainBranding.findUnique({ where: { domainId } }) : null
      return row && { ...row, logoType: logoTypeSchema.parse(row.logoType) }
    },

    async save({ domainId, version: _, ...branding }, expectedVersion) {
      if (expectedVersion > 0) {
        const where = { domainId, version: expectedVersion }
        const data = { ...branding, version: expectedVersion + 1 }
        return (await db.prisma.domainBranding.updateMany({ where, data })).count === 1
      }
      try {
        await translated({}, () => db.prisma.domainBranding.create({ data: { ...branding, domainId, version: 1 } }))
        return true
      } catch (error) {
        if (error instanceof UniqueViolation) return false
        throw error
      }
    },
  }
}
