import { z } from 'zod'
import { migrationSettingsSchema } from '@/lib/schemas/migration/settings'
import { type Db, json } from '../db'
import type { MigrationSettingsStore, StepStore } from './step-types'

export function stepStore(db: Db): StepStore {
  return {
    async of(environmentId) {
      const found = await db.prisma.environmentStep.findMany({ where: { environmentId }, orderBy: { step: 'asc' } })
      return found.map(({ environmentId: _, ...step }) => step)
    },
    async put(environmentId, { step, ...data }) {
      const where = { environmentId_step: { environmentId, step } }
      await db.prisma.environmentStep.upsert({ where, create: { environmentId, step, ...data }, update: data })
    },
  }
}

/** The only row. */
const ID = 1
const storedSchema = z.preprocess((value) => value ?? {}, migrationSettingsSchema)

export function migrationSettingsStore(db: Db): MigrationSettingsStore {
  return {
    async get() {
      const row = await db.prisma.migrationSettings.findUnique({ where: { id: ID } })
      return row && { settings: storedSchema.parse(row.settings), version: row.version, updatedAt: row.updatedAt }
    },
    async put(settings, expectedVersion, at) {
      const data = { settings: json(settings), version: expectedVersion + 1, updatedAt: at }
      if (expectedVersion === 0) {
        if ((await db.prisma.migrationSettings.count()) > 0) return false
        await db.prisma.migrationSettings.create({ data: { id: ID, ...data } })
        return true
      }
      const { count } = await db.prisma.migrationSettings.updateMany({
        where: { id: ID, version: expectedVersion },
        data,
      })
      return count === 1
    },
  }
}
