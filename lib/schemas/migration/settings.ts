import { z } from 'zod'
import { PHASES } from './phase'

export const LABEL_AUDIENCES = ['BOTH', 'PARTNERS', 'NOBODY'] as const

const whole = (least: number, most: number) =>
  z
    .number('must be a number')
    .int('must be a whole number')
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`)

/** Switches of the migration, with what holds until somebody changes them. */
export const migrationSettingsSchema = z.object({
  /** hours without SSD after which an integration counts as having left it */
  quietHours: whole(1, 720).default(24),
  /** every integration must have this score before a cut-over, or the override is signed */
  gateScore: whole(0, 5).default(4),
  /** days before the window at which everybody concerned is reminded */
  reminderDays: z
    .array(whole(1, 365))
    .max(20)
    .transform((days) => [...new Set(days)].sort((a, b) => b - a))
    .default([90, 60, 30, 15, 7, 1]),
  /** who reads the label `Migrating Soon` */
  labelShownTo: z.enum(LABEL_AUDIENCES).default('BOTH'),
  /** phases in which owners may make their OCIM client; SSD goes on working in those before completion */
  allowReissueIn: z
    .array(z.enum(PHASES))
    .refine((phases) => !phases.some((phase) => ['PLANNED', 'NOTIFIED', 'POSTPONED'].includes(phase)), {
      message: 'must be phases since the window was opened: before it only SSD tokens are issued',
    })
    .transform((phases) => PHASES.filter((phase) => phases.includes(phase)))
    .default(['MIGRATING', 'CUTOVER', 'MIGRATED', 'VERIFIED', 'SUPPORT']),
  /** announced for a cut-over when nothing else is said */
  defaultDowntimeMinutes: whole(1, 1440).default(30),
})
export type MigrationSettings = z.output<typeof migrationSettingsSchema>
export const DEFAULT_MIGRATION_SETTINGS: MigrationSettings = migrationSettingsSchema.parse({})

/** A change names the switches that it sets; they are checked together with those that stay. */
export type UpdateMigrationSettings = Partial<z.input<typeof migrationSettingsSchema>> & {
  /** 0: nobody had changed them */
  expectedVersion?: number
}

export interface MigrationSettingsView {
  settings: MigrationSettings
  /** 0: nobody has changed them */
  version: number
  updatedAt: Date | null
}
