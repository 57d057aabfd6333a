import { record } from '@/lib/audit/record'
import { staleError } from '@/lib/audit/stale-error'
import type { ServiceContext } from '@/lib/auth/context'
import type { EnvironmentView } from '@/lib/schemas/migration/environment'
import type { EnvironmentEvent } from '@/lib/schemas/migration/phase'
import type { MigrationSettings } from '@/lib/schemas/migration/settings'
import type { EnvironmentProgress, EnvironmentRecord } from '@/lib/store/migration/environment-types'
import type { StoreScope } from '@/lib/store/store'
import { environmentFor, labelOf, type Need, notThere, type Viewer } from './access'
import { otherDuring, viewOf } from './environments'
import { refused } from './failures'
import { noticeStanding } from './notices/queue'
import { guardObjection, MOVES, phaseObjection } from './phase-rules'
import { restand, stateChanges } from './restand'
import { storedMigrationSettings } from './settings'

export interface Moving {
  tx: StoreScope
  viewer: Viewer
  environment: EnvironmentRecord
  settings: MigrationSettings
  now: Date
}

export interface Transition {
  event: EnvironmentEvent
  need: Need
  /** the version that the asker looked at */
  expectedVersion?: number | undefined
  /** Whether what is asked for is so already: then nothing happens, and nothing is told twice. */
  isDone(environment: EnvironmentRecord): boolean
  /** What changes beside the phase; throws what is wrong with the input. */
  change(moving: Moving): Partial<EnvironmentProgress> | Promise<Partial<EnvironmentProgress>>
  /** a guard was passed over by signature */
  overridesGuard?: boolean
  /** What else happens, in the same transaction and before integrations are brought to where they stand then. */
  effects?(moving: Moving, moved: EnvironmentRecord): Promise<Record<string, unknown> | undefined>
  /** Who is told, at the end of the transaction. */
  notify?(moving: Moving): Promise<unknown>
}

/**
 * Moves an environment: guards, row, effects, integrations, counts, audit entry and notices are one transaction, and
 * one at a time over all nodes. Asked for what already is, it answers with the same view and writes nothing.
 * @throws AppError unauthenticated, forbidden, not_found, conflict with what is in the way, stale
 */
export async function transition(ctx: ServiceContext, id: string, asked: Transition): Promise<EnvironmentView> {
  return ctx.store.write(async (tx) => {
    const { viewer, environment } = await environmentFor(ctx, id, asked.need, tx)
    if (asked.isDone(environment)) return viewOf(ctx, tx, viewer, environment)
    const settings = await storedMigrationSettings(tx)
    const moving = { tx, viewer, environment, settings, now: ctx.clock.now() }
    await checkVersion(ctx, moving, asked.expectedVersion)
    await checkGuards(moving, asked)
    const moved = await move(moving, asked)
    const effects = await asked.effects?.(moving, moved)
    const before = await tx.migration.integrations.factsOf(id)
    const states = stateChanges(await restand(tx, moved, settings, moving.now, before))
    await record(tx, ctx, {
      action: `environment.${ACTIONS[asked.event]}`,
      entityKind: 'environment',
      entityId: id,
      entityName: labelOf(environment),
      before: toldOf(environment, moved, environment),
      after: toldOf(environment, moved, moved),
      detail: { ...effects, ...(Object.keys(states).length > 0 && { integrations: states }) },
    })
    await asked.notify?.(moving)
    return viewOf(ctx, tx, viewer, await reread(tx, id))
  })
}

const ACTIONS: Record<EnvironmentEvent, string> = {
  announce: 'announce',
  openWindow: 'open-window',
  postpone: 'postpone',
  beginCutover: 'begin-cutover',
  abortCutover: 'abort-cutover',
  completeMigration: 'complete',
  reportProblem: 'report-problem',
  closeProblem: 'close-problem',
  verifyEnvironment: 'verify',
}

async function move(moving: Moving, asked: Transition): Promise<EnvironmentRecord> {
  const { tx, environment, now } = moving
  const change = { ...(await asked.change(moving)), phase: MOVES[asked.event].to }
  // The write is the only one at a time, and the version was read in it.
  await tx.migration.environments.move(environment.id, environment.version, change, now)
  return reread(tx, environment.id)
}

async function checkVersion(
  ctx: Pick<ServiceContext, 'publicUrl'>,
  { tx, viewer, environment }: Moving,
  expected: number | undefined,
): Promise<void> {
  if (expected === undefined || expected === environment.version) return
  throw await staleError(
    tx,
    { kind: 'environment', id: environment.id, label: 'environment', updatedAt: environment.updatedAt },
    await viewOf(ctx, tx, viewer, environment),
  )
}

async function checkGuards({ tx, environment, settings }: Moving, asked: Transition): Promise<void> {
  const phase = phaseObjection(asked.event, environment.phase)
  if (phase !== null) throw refused(phase)
  if (asked.overridesGuard) return
  const isOpening = asked.event === 'openWindow'
  const guard = guardObjection(asked.event, environment, {
    gateScore: settings.gateScore,
    otherDuring: isOpening ? await otherDuring(tx, environment) : null,
    noticesOfAnnouncement: isOpening ? (await noticeStanding(tx, environment.id, 'ANNOUNCED')).total : 0,
  })
  if (guard !== null) throw refused(guard)
}

async function reread(tx: StoreScope, id: string): Promise<EnvironmentRecord> {
  const environment = await tx.migration.environments.byId(id)
  if (!environment) throw notThere()
  return environment
}

const TOLD = [
  'phase',
  'windowAt',
  'cutoverAt',
  'downtimeMinutes',
  'operator',
  'postponedReason',
  'overriddenBy',
  'overrideReason',
  'problem',
] as const satisfies readonly (keyof EnvironmentProgress)[]

/** The fields of one of two rows in which they differ. */
function toldOf(before: EnvironmentRecord, after: EnvironmentRecord, of: EnvironmentRecord): object {
  const changed = TOLD.filter((field) => String(before[field]) !== String(after[field]))
  return Object.fromEntries(changed.map((field) => [field, of[field]]))
}
