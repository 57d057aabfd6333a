import type { InspectedRule } from '@/lib/schemas/token-inspection'
import type { ProbeRule, Verdict } from './protocol-probe'
import { type RulePlaces, ruleHref } from './rule-links'

/** The rules in their order, up to the one that decided: those behind it were never asked. */
export function inspectedRules(rules: readonly ProbeRule[], verdict: Verdict, places: RulePlaces): InspectedRule[] {
  const failing = verdict.passes ? null : verdict.rule
  const known = failing === null || rules.some((rule) => rule.id === failing.id)
  // A rule from before these, for example about the domain, stands alone at the top.
  const list = known || !failing ? rules : [failing, ...rules]
  const at = failing ? list.findIndex((rule) => rule.id === failing.id) : list.length
  return list.map(({ id, expected, where }, index) => ({
    id,
    expected,
    where,
    state: index < at ? 'passed' : index === at ? 'failed' : 'not asked',
    got: index === at ? (failing?.got ?? null) : null,
    href: ruleHref(id, places),
  }))
}
