import type { MigrationReport } from '@/lib/schemas/migration/report'
import { utcWords } from './utc'

interface Exception {
  title: string
  detail: string
}

/** Rules of refusals that are told one by one. */
const RULES_TOLD = 8
const MINUTE_MS = 60_000

/** The signed override, moves that were taken back, broken integrations, a long cut-over, refused requests. */
export function exceptions(report: MigrationReport): Exception[] {
  return [...ofMoves(report), ...ofCutover(report), ...ofIntegrations(report), ...ofRefusals(report)]
}

function ofMoves({ environment: { override }, entries }: MigrationReport): Exception[] {
  const found: Exception[] = override
    ? [
        {
          title: 'The readiness gate was passed over',
          detail: `Signed by ${override.by} at ${utcWords(override.at)}: ${override.reason}`,
        },
      ]
    : []
  for (const { at, who, move, sentence } of entries) {
    if (move?.to === 'POSTPONED' || move?.to === 'SUPPORT' || (move?.from === 'CUTOVER' && move.to === 'MIGRATING')) {
      found.push({ title: sentence, detail: `${utcWords(at)}, ${who}` })
    }
  }
  return found
}

function ofCutover({ environment }: MigrationReport): Exception[] {
  const { cutoverBeganAt, completedAt, downtimeMinutes } = environment
  if (!cutoverBeganAt || !completedAt) return []
  const minutes = Math.round((completedAt.getTime() - cutoverBeganAt.getTime()) / MINUTE_MS)
  if (minutes <= downtimeMinutes) return []
  return [
    {
      title: 'The cut-over took longer than announced',
      detail: `${minutes.toLocaleString('en')} minutes instead of ${downtimeMinutes.toLocaleString('en')}.`,
    },
  ]
}

function ofIntegrations({ environment, integrations }: MigrationReport): Exception[] {
  const { completedAt } = environment
  const late = integrations.filter(
    ({ firstOcimAt }) => completedAt && (firstOcimAt === null || firstOcimAt > completedAt),
  )
  if (late.length === 0) return []
  return [
    {
      title: `${late.length === 1 ? 'One integration' : `${late.length.toLocaleString('en')} integrations`} without OCIM at completion`,
      detail: `${late.map(({ name, state }) => (state === 'BROKEN' ? `${name} (still broken)` : name)).join(', ')}.`,
    },
  ]
}

function ofRefusals({ refused }: MigrationReport): Exception[] {
  const byRule = new Map<string, { count: number; names: Set<string> }>()
  for (const { integration, outcome, count } of refused) {
    const rule = byRule.get(outcome) ?? { count: 0, names: new Set<string>() }
    rule.count += count
    if (integration) rule.names.add(integration.name)
    byRule.set(outcome, rule)
  }
  return [...byRule]
    .sort((a, b) => b[1].count - a[1].count)
    .slice(0, RULES_TOLD)
    .map(([rule, { count, names }]) => ({
      title: `${count.toLocaleString('en')} ${count === 1 ? 'request' : 'requests'} refused by ${rule}`,
      detail: names.size === 0 ? 'Nobody could be told by the request.' : `Of ${[...names].sort().join(', ')}.`,
    }))
}
