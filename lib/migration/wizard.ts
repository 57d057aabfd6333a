import { record } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import { fieldError } from '@/lib/base/app-error'
import { parseOrThrow } from '@/lib/base/validate'
import {
  CUSTOMER_ONLY_STEPS,
  STEP_WORDS,
  type TickStep,
  tickStepSchema,
  WIZARD_KEYS,
  type WizardKey,
  type WizardStep,
} from '@/lib/schemas/migration/wizard'
import type { EnvironmentRecord } from '@/lib/store/migration/environment-types'
import type { StepRecord } from '@/lib/store/migration/step-types'
import type { StoreScope } from '@/lib/store/store'
import { environmentFor, labelOf, type Viewer } from './access'
import { storedMigrationSettings } from './settings'
import { type StepFinding, stepFinding, type WizardFacts } from './wizard-rules'

/**
 * The steps of a migration as they stand, from rows and traffic. A partner sees those that it takes part in, decided by
 * its own integrations; what operators wrote to one another stays with them.
 */
export async function wizardOf(ctx: ServiceContext, id: string): Promise<WizardStep[]> {
  const { viewer, environment } = await environmentFor(ctx, id, 'read')
  return stepsOf(ctx.store, viewer, environment)
}

/** Ticks a step that a person decides, or leaves a note for whoever takes over; asking for what is changes nothing. */
export async function tickStep(ctx: ServiceContext, id: string, step: number, input: TickStep): Promise<WizardStep[]> {
  const { done, note } = parseOrThrow(tickStepSchema, input)
  const key = WIZARD_KEYS[step - 1]
  if (!key) throw fieldError('step', `must be 1 to ${WIZARD_KEYS.length}`)
  return ctx.store.write(async (tx) => {
    const { viewer, environment } = await environmentFor(ctx, id, 'operate', tx)
    const before = (await tx.migration.steps.of(id)).find((one) => one.step === step) ?? emptyStep(step)
    const now = ctx.clock.now()
    const isTicked = done ?? before.doneAt !== null
    const after: StepRecord = {
      step,
      doneAt: isTicked ? (before.doneAt ?? now) : null,
      doneBy: isTicked ? (before.doneBy ?? ctx.actor.name) : null,
      note: note ?? before.note,
      updatedAt: now,
    }
    if (after.note !== before.note || (after.doneAt === null) !== (before.doneAt === null)) {
      await tx.migration.steps.put(id, after)
      await record(tx, ctx, {
        action: 'environment.tick-step',
        entityKind: 'environment',
        entityId: id,
        entityName: labelOf(environment),
        before: toldOf(before),
        after: toldOf(after),
        detail: { step: STEP_WORDS[key].title },
      })
    }
    return stepsOf(tx, viewer, environment)
  })
}

const toldOf = ({ doneAt, note }: StepRecord) => ({ done: doneAt !== null, note })

function emptyStep(step: number): StepRecord {
  return { step, doneAt: null, doneBy: null, note: '', updatedAt: new Date(0) }
}

async function stepsOf(scope: StoreScope, viewer: Viewer, environment: EnvironmentRecord): Promise<WizardStep[]> {
  const { gateScore } = await storedMigrationSettings(scope)
  const partnerId = viewer.side === 'PARTNER' ? viewer.partnerId : undefined
  const kept = new Map((await scope.migration.steps.of(environment.id)).map((step) => [step.step, step]))
  const facts: WizardFacts = {
    environment,
    gateScore,
    owners: await scope.migration.integrations.ownerProgress(environment.id, gateScore, partnerId),
    ticked: new Set(WIZARD_KEYS.filter((_, index) => kept.get(index + 1)?.doneAt)),
  }
  const shown = WIZARD_KEYS.filter((key) => viewer.side !== 'PARTNER' || !CUSTOMER_ONLY_STEPS.includes(key))
  const findings = shown.map((key) => ({ key, finding: stepFinding(key, facts) }))
  const current = findings.find(({ finding }) => !finding.isDone)?.key
  return findings.map(({ key, finding }) => wizardStep(key, finding, current === key, viewer, kept))
}

function wizardStep(
  key: WizardKey,
  { isDone, missing, waitingFor, progress, isOpen }: StepFinding,
  isCurrent: boolean,
  viewer: Viewer,
  kept: ReadonlyMap<number, StepRecord>,
): WizardStep {
  const number = WIZARD_KEYS.indexOf(key) + 1
  const step = kept.get(number)
  const isOperator = viewer.side === 'OPERATOR'
  return {
    number,
    key,
    ...STEP_WORDS[key],
    state: isDone ? 'done' : isCurrent ? 'current' : isOpen ? 'waiting' : 'later',
    missing,
    waitingFor,
    // That the gate was passed over is between operations and the customer.
    progress: viewer.side === 'PARTNER' && key === 'readiness' ? null : progress,
    note: isOperator ? (step?.note ?? '') : '',
    doneBy: isOperator ? (step?.doneBy ?? null) : null,
    doneAt: step?.doneAt ?? null,
  }
}
