import fc from 'fast-check'
import { expect } from 'vitest'
import { isAppError } from '@/lib/base/app-error'
import { expectInvariants } from './invariants'
import type { Model, Place, Real } from './model'
import { OWNER_STEPS } from './owner-commands'
import { PHASE_STEPS } from './phase-commands'
import type { Step } from './step'

const STEPS: Record<string, Step> = { ...PHASE_STEPS, ...OWNER_STEPS }
/** Those that lead on are taken more often, so that sequences get through. */
const FORWARD = ['announce', 'open window', 'sign the override', 'complete', 'reissue as the partner', 'use OCIM']

/**
 * The way through, so that what comes after completion is tried as often as what comes before. On it a stranger waits for
 * an approval, and the other environment for its window: both must go on waiting.
 */
const WAY: readonly (readonly [name: string, at: Place])[] = [
  ['ask to be connected', 0],
  ['announce', 0],
  ['announce', 1],
  ['open window', 0],
  ['reissue as the partner', 0],
  ['use OCIM', 0],
  ['sign the override', 0],
  ['complete', 0],
]

let nonces = 0

class Command implements fc.AsyncCommand<Model, Real> {
  constructor(
    private readonly name: string,
    private readonly at: Place,
    private readonly which: number,
  ) {}

  check(): boolean {
    return true
  }

  async run(model: Model, real: Real): Promise<void> {
    const environment = model.environments[this.at]
    const hotel = real.hotels[this.at]
    const integration = environment.integrations[this.which % environment.integrations.length]
    const step = STEPS[this.name]
    if (!integration || !step) throw new Error(`no step ${this.name}`)
    nonces += 1
    const label = `${hotel.name}/${this.at === 0 ? 'PRD' : 'UAT'}`
    const asked = { model, real, at: this.at, environment, hotel, label, integration, nonce: nonces }
    const may = step.may(asked)
    const outcome = await attempt(() => step.run(asked))
    if (may !== 'perhaps') expect(outcome.refusal, `${this} in ${environment.phase}`)[may ? 'toBeNull' : 'toBeTruthy']()
    if (outcome.refusal === null) step.after(asked, outcome.result)
    await expectInvariants(model, real)
  }

  toString(): string {
    return `${this.name} at ${this.at} (${this.which})`
  }
}

/** A refusal is an answer; anything else that is thrown is a defect. */
async function attempt(work: () => Promise<unknown>): Promise<{ result: unknown; refusal: string | null }> {
  try {
    return { result: await work(), refusal: null }
  } catch (error) {
    if (!isAppError(error) || error.code === 'internal') throw error
    return { result: null, refusal: error.message }
  }
}

const names = [...Object.keys(STEPS), ...Array.from({ length: 5 }, () => FORWARD).flat()]

export const anyCommands = (maxCommands: number) =>
  fc.commands(
    [
      fc
        .record({
          name: fc.constantFrom(...names),
          at: fc.constantFrom<Place>(0, 0, 0, 1),
          which: fc.nat({ max: 5 }),
        })
        .map(({ name, at, which }) => new Command(name, at, which)),
    ],
    { maxCommands, size: 'max' },
  )

/** The first steps of the way through, by the partner where one of the owners takes them. */
export const leadIn = (steps: number) => WAY.slice(0, steps).map(([name, at]) => new Command(name, at, 2))
export const LEAD_IN_MAX = WAY.length
