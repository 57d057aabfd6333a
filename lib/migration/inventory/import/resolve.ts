import { type InventoryKind, KIND_WORDS } from '@/lib/schemas/migration/inventory-kinds'
import { isAfter, isDuring, type Phase } from '@/lib/schemas/migration/phase'
import type { InventoryStage, StagedRow } from '@/lib/store/migration/bulk-stage'
import { SAME_AS_ENTERPRISE } from '../enterprise-id'
import { keysOf, ownerKey, type Reference, referencesOf } from './keys'
import { type Known, known, type Present } from './known'
import type { FoundProblem } from './problems'
import type { ImportedValues } from './row-schemas'
import { wrongReference } from './wrong-parent'

type Rules = Omit<FoundProblem, 'line'>[]

/** What a line refers to, the application of an integration apart: whose it is, only its environment tells. */
export function referencesOfRow(row: StagedRow): Reference[] {
  return referencesOf(row.kind, row.values as ImportedValues)
}

/**
 * Looks at one line among the others and what is there: it becomes new, existing or bad.
 * @param domains ids of the identity domains that gateways name
 */
export function resolveRow(
  row: StagedRow,
  stage: InventoryStage,
  present: Present,
  { domains, mayAddGateways }: { domains: ReadonlyMap<string, string>; mayAddGateways: boolean },
): { row: StagedRow; problems: FoundProblem[] } {
  const rules: Rules = []
  const found: { column: string; kind: InventoryKind; known: Known }[] = []
  for (const reference of referencesOfRow(row)) {
    const hit = firstKnown(reference, stage, present)
    if (hit) found.push({ column: reference.column, kind: reference.kind, known: hit })
    else rules.push({ column: reference.column, rule: () => wrongReference(stage, row, reference) })
  }
  const parts = new Parts(row, found)
  const application = applicationOf(row, parts, stage, present, rules)
  rules.push(...phaseRules(row, parts), ...codeRules(row, parts))
  const domainId = row.kind === 'gateway' ? domains.get(String(row.values.parent)) : undefined
  if (row.kind === 'gateway' && domainId === undefined)
    rules.push({ column: 'parent', rule: 'names no identity domain' })
  const existing = rules.length === 0 ? existingOf(row, parts, present, rules) : null
  if (row.kind === 'gateway' && !existing && !mayAddGateways && rules.length === 0)
    rules.push({ column: 'kind', rule: 'is added by an administrator: a gateway uses the keys of a domain' })
  const problems = rules.map((each) => ({ line: row.line, ...each }))
  if (problems.length > 0) return { row: { ...row, state: 'bad' }, problems }
  if (existing) return { row: { ...row, id: existing.id, facts: existing.facts, state: 'existing' }, problems }
  const facts = { ...parts.facts(), applicationId: application?.id ?? null, domainId: domainId ?? null }
  return { row: { ...row, facts, state: 'new' }, problems }
}

/** What was found for the references of a line. */
class Parts {
  constructor(
    readonly row: StagedRow,
    readonly found: readonly { column: string; kind: InventoryKind; known: Known }[],
  ) {}

  of(kind: InventoryKind): Known | null {
    return this.found.find((each) => each.kind === kind)?.known ?? null
  }

  /** Facts that this line needs when it is stored, and that others need of it. */
  facts(): Record<string, string | null> {
    const { row } = this
    const id = (kind: InventoryKind) => this.of(kind)?.id ?? null
    const inherited = (kind: InventoryKind, fact: string) => this.of(kind)?.facts[fact] ?? null
    switch (row.kind) {
      case 'enterprise':
        return {
          parentId: id('customer'),
          code: (row.values.code as string | undefined) ?? null,
          customer: String(row.values.parent).toLowerCase(),
        }
      case 'chain':
        return {
          parentId: id('enterprise'),
          enterpriseCode: inherited('enterprise', 'code'),
          customer: inherited('enterprise', 'customer'),
        }
      case 'property':
        return { parentId: id('chain') }
      case 'environment':
        return {
          parentId: id('chain'),
          gatewayId: id('gateway'),
          customer: inherited('chain', 'customer'),
          phase: 'PLANNED',
        }
      case 'application':
        return { parentId: id('partner') ?? id('customer'), partnerId: id('partner'), customerId: id('customer') }
      case 'user':
        return {
          parentId: id('integration'),
          environmentId: id('environment'),
          phase: inherited('environment', 'phase'),
        }
      case 'connection': {
        const properties = this.found.filter(({ kind }) => kind === 'property').map((each) => each.known.id)
        return { ...this.#inEnvironment(), propertyIds: properties.join(' ') }
      }
      default:
        return this.#inEnvironment()
    }
  }

  #inEnvironment() {
    return {
      parentId: this.of('environment')?.id ?? null,
      partnerId: this.of('partner')?.id ?? null,
      phase: this.of('environment')?.facts.phase ?? null,
    }
  }
}

function firstKnown({ kind, keys }: Reference, stage: InventoryStage, present: Present): Known | null {
  for (const key of keys) {
    const hit = known(stage, present, kind, key)
    if (hit) return hit
  }
  return null
}

function applicationOf(row: StagedRow, parts: Parts, stage: InventoryStage, present: Present, rules: Rules) {
  const name = row.kind === 'integration' ? row.values.application : undefined
  const environment = parts.of('environment')
  if (typeof name !== 'string' || !environment) return null
  const hit = known(stage, present, 'application', applicationKey(row, environment, name))
  if (!hit) rules.push({ column: 'application', rule: 'names no application of the owner of this integration' })
  return hit
}

export function applicationKey(row: StagedRow, environment: Known, name: string): string {
  const partner = row.values.partner as string | undefined
  return `c:${ownerKey(partner ? { partner } : { parent: environment.facts.customer ?? '' })}/${name.toLowerCase()}`
}

/** What may not come into being while an environment migrates, by whatever way. */
function phaseRules({ kind, values }: StagedRow, parts: Parts): Rules {
  const phase = parts.of('environment')?.facts.phase as Phase | null | undefined
  if (!phase) return []
  const rule = (text: string) => [{ column: 'parent', rule: text }]
  const isPartners = kind === 'connection' || values.partner !== undefined
  if (isDuring(phase) && isPartners)
    return rule(`is migrating: no ${KIND_WORDS[kind].one} of a partner is added meanwhile`)
  if (isDuring(phase) && kind === 'user' && parts.of('integration')?.facts.partnerId) {
    return rule('is migrating: no user of a partner is added meanwhile')
  }
  if (isAfter(phase) && (kind === 'user' || kind === 'client')) {
    return rule(`is on OCIM: a ${KIND_WORDS[kind].one} of SSD is of no use there`)
  }
  return []
}

/** An Enterprise ID differs from every code within, in this file or not. */
function codeRules({ kind, values }: StagedRow, parts: Parts): Rules {
  const above = kind === 'chain' ? parts.of('enterprise')?.facts.code : parts.of('chain')?.facts.enterpriseCode
  const isSame = (kind === 'chain' || kind === 'property') && above !== null && above === values.code
  return isSame ? [{ column: 'code', rule: SAME_AS_ENTERPRISE }] : []
}

/** The same thing, if it is there already; a thing that only resembles it is a problem. */
function existingOf(row: StagedRow, parts: Parts, present: Present, rules: Rules): Known | null {
  const { kind } = row
  const { one } = KIND_WORDS[kind]
  const hits = keysOf(kind, row.values as ImportedValues).map(([column, key]) => ({
    column,
    hit: present.find(kind, key),
  }))
  const first = hits[0]?.hit ?? null
  const other = hits.find(({ hit }) => hit !== null && hit.id !== first?.id)
  if (other) {
    // An enterprise may be there without its Enterprise ID; whoever supplies it announces it.
    rules.push({ column: other.column, rule: `is already that of another ${one}` })
    return null
  }
  if (!first) return null
  const parentId = parts.facts().parentId ?? null
  if (parentId !== null && first.facts.parentId !== undefined && first.facts.parentId !== parentId) {
    rules.push({ column: 'parent', rule: `is not where this ${one} belongs in the inventory` })
  }
  return first
}
