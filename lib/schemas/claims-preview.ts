import { isControlAttribute } from './control-attribute'
import { asText, type ExpressionFacts, evaluateExpression, namedUserValue } from './expression-values'
import { parseExpression } from './expressions'
import { PROTOCOL_CLAIMS } from './protocol-claims'
import type { TokenAttribute } from './token-attribute'

/** Where attributes come from, weakest first: a later layer hides an earlier one of the same name. */
export interface AttributeLayer {
  /** for people: `Resource Ledger` */
  origin: string
  attributes: readonly TokenAttribute[]
}

/** What one name would become in a token. */
export interface PreviewedClaim {
  claim: string
  origin: string
  /** the value, or why there is none */
  outcome:
    | { kind: 'value'; value: string | number | boolean }
    | { kind: 'absent'; why: string }
    | { kind: 'reserved' }
    | { kind: 'problem'; problem: string }
  /** origins of attributes of the same name that this one hides */
  hides: string[]
}

/**
 * The custom claims of a token for these facts, by the rules of issuing: claims of the person by name, over them the
 * layers in their order. A test compares it with what the token endpoint does.
 */
export function previewClaims(
  layers: readonly AttributeLayer[],
  facts: ExpressionFacts,
  wanted: { origin: string; names: readonly string[] } = { origin: '', names: [] },
): PreviewedClaim[] {
  const claims = new Map<string, PreviewedClaim>()
  const add = (claim: string, origin: string, outcome: PreviewedClaim['outcome']) => {
    const below = claims.get(claim)
    const hides = below && outcome.kind !== 'reserved' ? [...below.hides, below.origin] : []
    claims.delete(claim)
    claims.set(claim, { claim, origin, outcome, hides })
  }
  for (const name of wanted.names) {
    if (PROTOCOL_CLAIMS.has(name)) add(name, wanted.origin, { kind: 'reserved' })
    else add(name, wanted.origin, wantedOutcome(name, facts))
  }
  for (const { origin, attributes } of layers) {
    for (const attribute of attributes) {
      if (attribute.attrName === '' || isControlAttribute(attribute.attrName)) continue
      add(attribute.attrName, origin, attributeOutcome(attribute, facts))
    }
  }
  return [...claims.values()]
}

function wantedOutcome(name: string, facts: ExpressionFacts): PreviewedClaim['outcome'] {
  if (!facts.user) return { kind: 'absent', why: 'no person is behind the token' }
  const value = namedUserValue(name, facts.user)
  const kept = typeof value === 'number' || typeof value === 'boolean' ? value : asText(value)
  return kept === undefined
    ? { kind: 'absent', why: `${facts.user.username} has no ${name}` }
    : { kind: 'value', value: kept }
}

function attributeOutcome(
  { attrName, attrType, attrValue }: TokenAttribute,
  facts: ExpressionFacts,
): PreviewedClaim['outcome'] {
  if (PROTOCOL_CLAIMS.has(attrName)) return { kind: 'reserved' }
  if (attrType === 'STATIC') return { kind: 'value', value: attrValue }
  const parsed = parseExpression(attrValue)
  if ('problem' in parsed) return { kind: 'problem', problem: parsed.problem }
  const value = evaluateExpression(parsed.parts, facts)
  if (value !== undefined) return { kind: 'value', value }
  const missing = parsed.parts.flatMap((part) =>
    'name' in part && evaluateExpression([part], facts) === undefined ? `$${part.name}` : [],
  )
  return { kind: 'absent', why: `${[...new Set(missing)].join(', ')} has no value` }
}
