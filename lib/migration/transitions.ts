import type { ServiceContext } from '@/lib/auth/context'
import { parseOrThrow } from '@/lib/base/validate'
import type { EnvironmentView } from '@/lib/schemas/migration/environment'
import type { Phase } from '@/lib/schemas/migration/phase'
import {
  type BeginCutover,
  beginCutoverSchema,
  postponeSchema,
  reportProblemSchema,
  type TransitionOptions,
  transitionSchema,
} from '@/lib/schemas/migration/transition'
import type { EnvironmentRecord } from '@/lib/store/migration/environment-types'
import { viewerOf } from './access'
import { endSsd } from './completion'
import { forbidden } from './failures'
import { queueNotices } from './notices/queue'
import { transition } from './transition'

const isIn =
  (...phases: Phase[]) =>
  ({ phase }: EnvironmentRecord) =>
    phases.includes(phase)

/** SSD closes to partners, new partner connections freeze, OCIM clients can be made. */
export async function openWindow(
  ctx: ServiceContext,
  id: string,
  options: TransitionOptions = {},
): Promise<EnvironmentView> {
  const { expectedVersion } = parseOrThrow(transitionSchema, options)
  return transition(ctx, id, {
    event: 'openWindow',
    need: 'operate',
    expectedVersion,
    isDone: isIn('MIGRATING'),
    change: ({ now }) => ({ openedAt: now }),
    notify: ({ tx }) => queueNotices(tx, ctx, 'WINDOW_OPENED', id),
  })
}

/** The freeze ends; clients that were reissued stay valid for both. */
export async function postpone(
  ctx: ServiceContext,
  id: string,
  input: TransitionOptions & { reason: string },
): Promise<EnvironmentView> {
  const { expectedVersion, reason } = parseOrThrow(postponeSchema, input)
  return transition(ctx, id, {
    event: 'postpone',
    need: 'operate',
    expectedVersion,
    isDone: isIn('POSTPONED'),
    change: ({ now }) => ({ postponedAt: now, postponedReason: reason }),
    notify: ({ tx }) => queueNotices(tx, ctx, 'POSTPONED', id, { reason }),
  })
}

/** What everybody is told of a report; operations choose their words themselves. */
const REPORTED_BY = { OPERATOR: null, CUSTOMER: 'the customer reported it', PARTNER: 'a partner reported it' } as const

/**
 * The last phase in which nothing is switched off. Every integration has the score of the gate, or somebody signs with
 * name and reason that it goes on without.
 */
export async function beginCutover(
  ctx: ServiceContext,
  id: string,
  input: BeginCutover = {},
): Promise<EnvironmentView> {
  const { expectedVersion, override } = parseOrThrow(beginCutoverSchema, input)
  return transition(ctx, id, {
    event: 'beginCutover',
    need: 'operate',
    expectedVersion,
    isDone: isIn('CUTOVER'),
    overridesGuard: override !== undefined,
    change({ environment, now }) {
      const isNeeded = override !== undefined && environment.counts.belowGate > 0
      return {
        cutoverBeganAt: now,
        overriddenAt: isNeeded ? now : null,
        overriddenBy: isNeeded ? override.name : null,
        overrideReason: isNeeded ? override.reason : null,
      }
    },
  })
}

export async function abortCutover(
  ctx: ServiceContext,
  id: string,
  options: TransitionOptions = {},
): Promise<EnvironmentView> {
  const { expectedVersion } = parseOrThrow(transitionSchema, options)
  return transition(ctx, id, {
    event: 'abortCutover',
    need: 'operate',
    expectedVersion,
    // A window that is open and has never been in cut-over was not aborted.
    isDone: (environment) => environment.phase === 'MIGRATING' && environment.cutoverBeganAt !== null,
    change: () => ({ overriddenAt: null, overriddenBy: null, overrideReason: null }),
  })
}

/** SSD is off for everybody from the commit of this on. All of it happens, or nothing does. */
export async function completeMigration(
  ctx: ServiceContext,
  id: string,
  options: TransitionOptions = {},
): Promise<EnvironmentView> {
  const { expectedVersion } = parseOrThrow(transitionSchema, options)
  return transition(ctx, id, {
    event: 'completeMigration',
    need: 'operate',
    expectedVersion,
    isDone: isIn('MIGRATED'),
    change: ({ now }) => ({ completedAt: now }),
    effects: ({ tx, now }) => endSsd(ctx, tx, id, now),
    notify: ({ tx }) => queueNotices(tx, ctx, 'COMPLETED', id),
  })
}

/** Something does not work since SSD is off; operations, the customer or a partner says so. */
export async function reportProblem(
  ctx: ServiceContext,
  id: string,
  input: TransitionOptions & { problem: string },
): Promise<EnvironmentView> {
  const { expectedVersion, problem } = parseOrThrow(reportProblemSchema, input)
  return transition(ctx, id, {
    event: 'reportProblem',
    need: 'take-part',
    expectedVersion,
    isDone: isIn('SUPPORT'),
    change: () => ({ problem }),
    // What one organisation writes is for operations and the customer; the notice goes to every partner of the hotel.
    notify: ({ tx, viewer }) => queueNotices(tx, ctx, 'PROBLEM', id, { reason: REPORTED_BY[viewer.side] ?? problem }),
  })
}

export async function closeProblem(
  ctx: ServiceContext,
  id: string,
  options: TransitionOptions = {},
): Promise<EnvironmentView> {
  const { expectedVersion } = parseOrThrow(transitionSchema, options)
  return transition(ctx, id, {
    event: 'closeProblem',
    need: 'operate',
    expectedVersion,
    isDone: isIn('MIGRATED'),
    change: () => ({ problem: null }),
  })
}

/** The end: every integration was verified. */
export async function verifyEnvironment(
  ctx: ServiceContext,
  id: string,
  options: TransitionOptions = {},
): Promise<EnvironmentView> {
  if (viewerOf(ctx.actor, 'manage').side === 'PARTNER') {
    throw forbidden('The customer closes the migration; verify your integrations')
  }
  const { expectedVersion } = parseOrThrow(transitionSchema, options)
  return transition(ctx, id, {
    event: 'verifyEnvironment',
    need: 'manage',
    expectedVersion,
    isDone: isIn('VERIFIED'),
    change: ({ now }) => ({ verifiedAt: now }),
  })
}
