import { announce } from '../announce'
import { verifyIntegration } from '../integration-progress'
import {
  abortCutover,
  beginCutover,
  closeProblem,
  completeMigration,
  openWindow,
  postpone,
  reportProblem,
  verifyEnvironment,
} from '../transitions'
import { OPERATOR } from './actors'
import { asNow, dates } from './hotel'
import { AFTER, DURING, type ModelEnvironment, other } from './model'
import type { Step } from './step'

const isOneOf = (environment: ModelEnvironment, ...phases: ModelEnvironment['phase'][]) =>
  phases.includes(environment.phase)

/** What operations, customers and partners may ask of the phase, and what the specification makes of it. */
export const PHASE_STEPS: Record<string, Step> = {
  announce: {
    may: ({ environment }) => isOneOf(environment, 'PLANNED', 'POSTPONED', 'NOTIFIED'),
    run: ({ real, hotel }) =>
      announce(asNow(real.world, OPERATOR), hotel.environmentId, {
        enterpriseCode: real.enterpriseId,
        ...dates(real.world),
      }),
    after({ model, environment }) {
      model.isNamed = true
      environment.phase = 'NOTIFIED'
    },
  },
  'open window': {
    may: ({ environment, model, at }) =>
      isOneOf(environment, 'MIGRATING') ||
      (isOneOf(environment, 'NOTIFIED') && !DURING.includes(model.environments[other(at)].phase)),
    run: ({ real, hotel }) => openWindow(asNow(real.world, OPERATOR), hotel.environmentId),
    after({ environment, hotel }) {
      if (environment.phase === 'MIGRATING') return
      const stranger = environment.stranger === 'APPROVED' ? [hotel.strangerId] : []
      environment.connectedAtOpening = new Set([hotel.partnerId, ...stranger])
      environment.phase = 'MIGRATING'
      environment.wasOpen = true
    },
  },
  postpone: {
    may: ({ environment }) => isOneOf(environment, 'NOTIFIED', 'MIGRATING', 'POSTPONED'),
    run: ({ real, hotel }) => postpone(asNow(real.world, OPERATOR), hotel.environmentId, { reason: 'weather' }),
    after({ environment }) {
      environment.phase = 'POSTPONED'
    },
  },
  'begin cut-over': {
    may: ({ environment }) =>
      isOneOf(environment, 'CUTOVER') ||
      (isOneOf(environment, 'MIGRATING') && environment.integrations.every(({ hasCalledByOcim }) => hasCalledByOcim)),
    run: ({ real, hotel }) => beginCutover(asNow(real.world, OPERATOR), hotel.environmentId),
    after({ environment }) {
      Object.assign(environment, { phase: 'CUTOVER', cutoverBegan: true })
    },
  },
  'sign the override': {
    may: ({ environment }) => isOneOf(environment, 'CUTOVER', 'MIGRATING'),
    run: ({ real, hotel }) =>
      beginCutover(asNow(real.world, OPERATOR), hotel.environmentId, { override: { name: 'Ada', reason: 'agreed' } }),
    after({ environment }) {
      Object.assign(environment, { phase: 'CUTOVER', cutoverBegan: true })
    },
  },
  'abort cut-over': {
    may: ({ environment }) =>
      isOneOf(environment, 'CUTOVER') || (isOneOf(environment, 'MIGRATING') && environment.cutoverBegan),
    run: ({ real, hotel }) => abortCutover(asNow(real.world, OPERATOR), hotel.environmentId),
    after({ environment }) {
      environment.phase = 'MIGRATING'
    },
  },
  complete: {
    may: ({ environment }) => isOneOf(environment, 'CUTOVER', 'MIGRATED'),
    run: ({ real, hotel }) => completeMigration(asNow(real.world, OPERATOR), hotel.environmentId),
    after({ environment }) {
      if (environment.phase === 'MIGRATED') return
      environment.phase = 'MIGRATED'
      const internal = environment.integrations.filter(({ isPartner }) => !isPartner)
      environment.converted = internal.reduce((sum, { users }) => sum + users, 0)
    },
  },
  'complete as a partner': {
    may: () => false,
    run: ({ real, hotel }) => completeMigration(asNow(real.world, hotel.partner), hotel.environmentId),
    after: () => undefined,
  },
  'report a problem': {
    may: ({ environment }) => isOneOf(environment, 'MIGRATED', 'SUPPORT'),
    run: ({ real, hotel }) =>
      reportProblem(asNow(real.world, hotel.partner), hotel.environmentId, { problem: 'no rates' }),
    after({ environment }) {
      environment.phase = 'SUPPORT'
    },
  },
  'close the problem': {
    may: ({ environment }) => isOneOf(environment, 'MIGRATED', 'SUPPORT'),
    run: ({ real, hotel }) => closeProblem(asNow(real.world, OPERATOR), hotel.environmentId),
    after({ environment }) {
      environment.phase = 'MIGRATED'
    },
  },
  'verify the environment': {
    may: ({ environment }) =>
      isOneOf(environment, 'VERIFIED') ||
      (isOneOf(environment, 'MIGRATED') && environment.integrations.every(({ isVerified }) => isVerified)),
    run: ({ real, hotel }) => verifyEnvironment(asNow(real.world, hotel.customer), hotel.environmentId),
    after({ environment }) {
      environment.phase = 'VERIFIED'
    },
  },
  'verify an integration': {
    // Traffic, errors, limits and clients decide too: it may be refused after completion, and is always before it.
    may: ({ environment, integration }) =>
      integration.isVerified || (AFTER.includes(environment.phase) ? 'perhaps' : false),
    run: ({ real, hotel, integration }) =>
      verifyIntegration(asNow(real.world, integration.isPartner ? hotel.partner : hotel.customer), integration.id),
    after({ integration }) {
      integration.isVerified = true
    },
  },
}
