import { GATEWAY_RULES, type GatewayRuleId, type GatewayRuleTrace } from '@/lib/schemas/migration/gateway-rules'
import type { MaybePromise } from '../ports'
import type { Draft } from './draft'

/** One rule about a request. */
export interface Check {
  rule: GatewayRuleId
  /** null where it holds, else what was there instead: in words, and never a credential */
  look(draft: Draft): MaybePromise<string | null>
  /** what was there when it held */
  held(draft: Draft): string
}

/** What a caller is told. Everything else stays inside. */
export interface Answer {
  status: number
  body: string
}

export interface Step {
  check: Check
  answer: Answer
  /** that it does not hold must not be told by time: it takes as long as a wrong secret */
  isSlow?: boolean
}

export interface Refused {
  answer: Answer
  trace: readonly GatewayRuleTrace[]
}

/** Looks at the rules in their order, up to the first that does not hold. @returns null where all hold */
export async function runChecks(draft: Draft, steps: readonly Step[]): Promise<Refused | null> {
  for (const step of steps) {
    const looked = step.check.look(draft)
    const got = looked instanceof Promise ? await looked : looked
    if (got === null) continue
    if (step.isSlow) await draft.deps.secrets.verify([], draft.presented?.secret ?? '', draft.now)
    return { answer: step.answer, trace: traceUpTo(draft, steps, step, got) }
  }
  return null
}

/** The rules that held, in their order, and the one that did not. */
export function traceUpTo(draft: Draft, steps: readonly Step[], last: Step, got: string): GatewayRuleTrace[] {
  const before = steps.slice(0, steps.indexOf(last))
  return [...heldTrace(draft, before), traceOf(last.check.rule, got, false)]
}

/** Rules that all held. */
export function heldTrace(draft: Draft, steps: readonly Step[]): GatewayRuleTrace[] {
  return steps.map(({ check }) => traceOf(check.rule, check.held(draft), true))
}

const GOT_MAX_LENGTH = 200

export function traceOf(rule: GatewayRuleId, got: string, passed: boolean): GatewayRuleTrace {
  const { expected, changeAt } = GATEWAY_RULES[rule]
  const oneLine = got.replace(/[^\x20-\x7e]/g, '?')
  return { rule, expected, changeAt, got: oneLine.slice(0, GOT_MAX_LENGTH), passed }
}
