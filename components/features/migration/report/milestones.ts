import type { Phase } from '@/lib/schemas/migration/phase'
import type { MigrationReport } from '@/lib/schemas/migration/report'

export interface Milestone {
  at: Date
  title: string
  who: string | null
  detail: string | null
}

const TITLES: Record<Phase, string> = {
  PLANNED: 'Planned',
  NOTIFIED: 'Announced',
  MIGRATING: 'Window opened',
  CUTOVER: 'Cut-over begun',
  MIGRATED: 'Completed: SSD switched off',
  SUPPORT: 'Problem reported',
  VERIFIED: 'Verified and closed',
  POSTPONED: 'Postponed',
}

/** What a move from one phase to another is called. */
export function moveTitle(from: Phase, to: Phase): string {
  if (from === 'CUTOVER' && to === 'MIGRATING') return 'Cut-over aborted'
  if (from === 'SUPPORT' && to === 'MIGRATED') return 'Problem closed'
  return TITLES[to]
}

type Told = Pick<MigrationReport, 'entries'> & {
  environment: Pick<
    MigrationReport['environment'],
    'announcedAt' | 'openedAt' | 'cutoverBeganAt' | 'completedAt' | 'verifiedAt'
  >
  integrations: readonly Pick<MigrationReport['integrations'][number], 'name' | 'firstOcimAt' | 'lastSsdAt'>[]
}

/** Moves of the environment, with the first token by OCIM and the last by SSD between them, in their order. */
export function milestones({ environment, entries, integrations }: Told): Milestone[] {
  const moves = entries.flatMap(({ at, who, move }) =>
    move ? [{ at, title: moveTitle(move.from, move.to), who, detail: null }] : [],
  )
  // What was imported has dates, and nobody who brought them about.
  const known = new Set(entries.flatMap(({ move }) => (move ? [move.to] : [])))
  const dated: [Phase, Date | null][] = [
    ['NOTIFIED', environment.announcedAt],
    ['MIGRATING', environment.openedAt],
    ['CUTOVER', environment.cutoverBeganAt],
    ['MIGRATED', environment.completedAt],
    ['VERIFIED', environment.verifiedAt],
  ]
  const imported = dated.flatMap(([phase, at]) =>
    at && !known.has(phase) ? [{ at, title: TITLES[phase], who: null, detail: null }] : [],
  )
  const first = extreme(integrations, ({ firstOcimAt }) => firstOcimAt, -1)
  const last = extreme(integrations, ({ lastSsdAt }) => lastSsdAt, 1)
  return [
    ...imported,
    ...moves,
    ...(first ? [{ at: first.at, title: 'First token by OCIM', who: first.name, detail: null }] : []),
    ...(last ? [{ at: last.at, title: 'Last token by SSD', who: last.name, detail: null }] : []),
  ].sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** The one with the earliest (-1) or latest (1) instant. */
function extreme<Item extends { name: string }>(
  items: readonly Item[],
  pick: (item: Item) => Date | null,
  sign: 1 | -1,
): { at: Date; name: string } | null {
  let found: { at: Date; name: string } | null = null
  for (const item of items) {
    const at = pick(item)
    if (at && (!found || sign * (at.getTime() - found.at.getTime()) > 0)) found = { at, name: item.name }
  }
  return found
}
