import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import type { EnvironmentItem } from '@/lib/schemas/migration/environment'
import type { Phase } from '@/lib/schemas/migration/phase'

type Dated = Pick<EnvironmentItem, 'phase' | 'windowAt' | 'cutoverAt'>

/** The next date of an environment: what it is and when. */
export function DueDate({ item }: { item: Dated }) {
  const next = nextDate(item)
  if (!next) return <span className="text-muted">{WORDS_WITHOUT_DATE[item.phase] ?? 'No date yet'}</span>
  const isOverdue = new Date(next.at).getTime() < Date.now()
  const words = (
    <>
      {next.label} <Time value={next.at} />
    </>
  )
  return isOverdue ? <Status tone="attention">{words}</Status> : <span className="num text-muted">{words}</span>
}

const WORDS_WITHOUT_DATE: Partial<Record<Phase, string>> = {
  CUTOVER: 'Cut-over under way',
  MIGRATED: 'Waits for verification',
  SUPPORT: 'A problem is open',
  VERIFIED: 'Finished',
  POSTPONED: 'Waits for another date',
}

/** The date that the phase works towards. */
export function nextDate(item: Dated): { label: 'Window' | 'Cut-over'; at: Date } | null {
  if (item.phase === 'PLANNED' || item.phase === 'NOTIFIED') {
    return item.windowAt && { label: 'Window', at: item.windowAt }
  }
  if (item.phase === 'MIGRATING') return item.cutoverAt && { label: 'Cut-over', at: item.cutoverAt }
  return null
}
