import type { MigrationSettings } from '@/lib/schemas/migration/settings'

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
