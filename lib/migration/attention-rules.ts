import { routes } from '@/lib/base/routes'
import type { AttentionItem } from '@/lib/policy/attention-facts'
import { plural } from '@/lib/policy/attention-words'
import type { EnvironmentItem } from '@/lib/schemas/migration/environment'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
/** So long before a cut-over integrations below the gate are urgent. */
const CUTOVER_NEAR_DAYS = 7

export interface MigrationFacts {
  now: Date
  /** whose window or cut-over lies in the past and has not begun; the first of them, and how many there are */
  due: { first: EnvironmentItem[]; total: number }
  inCutover: EnvironmentItem[]
  /** with integrations below the gate, the nearest cut-over first */
  belowGate: EnvironmentItem[]
  inSupport: { first: EnvironmentItem[]; total: number }
}

/** What deserves the attention of who leads migrations. */
export function migrationAttentionItems(facts: MigrationFacts): AttentionItem[] {
  return [...cutovers(facts), ...support(facts), ...due(facts), ...nearGate(facts)]
}

function cutovers({ inCutover, now }: MigrationFacts): AttentionItem[] {
  return inCutover.flatMap((item): AttentionItem[] => {
    const beganAt = item.cutoverBeganAt?.getTime() ?? now.getTime()
    const minutes = Math.floor((now.getTime() - beganAt) / MINUTE_MS)
    const over = minutes > item.downtimeMinutes
    if (!over && item.counts.blocked === 0) return []
    const blocked = item.counts.blocked > 0 ? `, with ${plural(item.counts.blocked, 'blocked integration')}` : ''
    return [
      {
        id: `cutover:${item.id}`,
        tone: 'bad',
        sentence: `${item.label} has been in cut-over for ${plural(minutes, 'minute')} of the announced ${item.downtimeMinutes.toLocaleString('en')}${blocked}.`,
        action: { label: `Open ${item.label}`, href: routes.migrationEnvironment(item.id, 'cut-over') },
      },
    ]
  })
}

function support({ inSupport: { first, total } }: MigrationFacts): AttentionItem[] {
  const [item] = first
  if (!item) return []
  const others = total - 1
  return [
    {
      id: 'migration-support',
      tone: 'bad',
      sentence: `A problem of ${item.label}${others > 0 ? ` and of ${plural(others, 'other environment')}` : ''} is open after the migration.`,
      action:
        others > 0
          ? { label: 'Show them', href: `${routes.migrationEnvironments()}?phase=SUPPORT` }
          : { label: `Open ${item.label}`, href: routes.migrationEnvironment(item.id) },
    },
  ]
}

function due({ due: { first, total }, now }: MigrationFacts): AttentionItem[] {
  const items = first.map((item): AttentionItem => {
    const isWindow = item.phase === 'NOTIFIED' || item.phase === 'PLANNED'
    const at = (isWindow ? item.windowAt : item.cutoverAt) ?? now
    const days = Math.floor((now.getTime() - at.getTime()) / DAY_MS)
    const since = days === 0 ? 'today' : `${plural(days, 'day')} ago`
    return {
      id: `due:${item.id}`,
      tone: 'attention',
      sentence: isWindow
        ? `The window of ${item.label} was due ${since} and is not open.`
        : `The cut-over of ${item.label} was due ${since} and has not begun.`,
      action: { label: `Open ${item.label}`, href: routes.migrationEnvironment(item.id) },
    }
  })
  const others = total - first.length
  if (others <= 0) return items
  return [
    ...items,
    {
      id: 'due',
      tone: 'attention',
      sentence: `${plural(others, 'further migration')} ${others === 1 ? 'is' : 'are'} past ${others === 1 ? 'its' : 'their'} date.`,
      action: { label: 'Show them', href: `${routes.migration()}?attention=due` },
    },
  ]
}

function nearGate({ belowGate, now }: MigrationFacts): AttentionItem[] {
  return belowGate.flatMap((item): AttentionItem[] => {
    const leftMs = (item.cutoverAt?.getTime() ?? 0) - now.getTime()
    if (leftMs <= 0 || leftMs > CUTOVER_NEAR_DAYS * DAY_MS) return []
    const { belowGate: below, integrations } = item.counts
    return [
      {
        id: `gate:${item.id}`,
        tone: 'attention',
        sentence: `${item.label} cuts over in ${plural(Math.max(1, Math.ceil(leftMs / DAY_MS)), 'day')}, and ${below.toLocaleString('en')} of ${plural(integrations, 'integration')} ${below === 1 ? 'is' : 'are'} below the gate.`,
        action: { label: `Open ${item.label}`, href: routes.migrationEnvironment(item.id, 'cut-over') },
      },
    ]
  })
}
