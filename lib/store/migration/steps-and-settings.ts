import { z } from 'zod'
import { type MigrationSettings, migrationSettingsSchema } from '@/lib/schemas/migration/settings'
import { type Db, json } from '../db'

/** A step of the wizard that somebody ticked or wrote to. */
export interface StepRecord {
  step: number
  doneAt: Date | null
  doneBy: string | null
  note: string
  updatedAt: Date
}

export interface StepStore {
  of(environmentId: string): Promise<StepRecord[]>
  put(environmentId: string, step: StepRecord): Promise<void>
}

export interface MigrationSettingsStore {
  /** null until somebody changes them */
  get(): Promise<{ settings: MigrationSettings; version: number; updatedAt: Date } | null>
  /** Writes them over `expectedVersion`, 0 for the first time. @returns false when another save came first */
  put(settings: MigrationSettings, expectedVersion: number, at: Date): Promise<boolean>
}

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
