import type { Judgement } from '@/lib/schemas/refused-report'
import type { Verdict } from './protocol-probe'
import { type RulePlaces, ruleHref } from './rule-links'

/** A verdict with the page where its rule is changed. */
export function judgementOf(verdict: Verdict, places: RulePlaces): Judgement {
  if (verdict.passes) return { passes: true, rule: null }
  const { id, expected, where, got } = verdict.rule
  return { passes: false, rule: { id, expected, where, got, state: 'failed', href: ruleHref(id, places) } }
}
