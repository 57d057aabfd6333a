import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { Status } from '@/components/ui/status'
import { routes } from '@/lib/base/routes'
import type { EnvironmentItem } from '@/lib/schemas/migration/environment'
import { isAfter, type Phase } from '@/lib/schemas/migration/phase'
import { DueDate } from './due-date'
import { ReadinessBar } from './readiness-bar'

/** One environment of the board: whose it is, when it is due, how far its integrations are. */
export function BoardCard({ item }: { item: EnvironmentItem }) {
  const { counts } = item
  return (
    <article className="relative grid gap-2 rounded-md border bg-surface px-3 py-2.5 hover:border-strong">
      <div className="flex items-baseline justify-between gap-2">
        <h3 className="min-w-0 truncate font-medium">
          <Link
            href={routes.migrationEnvironment(item.id)}
            prefetch={false}
            className="after:absolute after:inset-0 after:rounded-md"
          >
            {item.label}
          </Link>
        </h3>
        {item.kind === 'PRODUCTION' && <Badge>Production</Badge>}
      </div>
      <p className="truncate text-sm text-muted" title={`${item.chainName}, ${item.customerName}`}>
        {item.chainName}
      </p>
      <p className="text-sm">
        <DueDate item={item} />
      </p>
      {!isBefore(item.phase) && <ReadinessBar counts={counts} />}
      <p className="flex flex-wrap items-center justify-between gap-x-3 text-sm">
        <OnSsd item={item} />
        {counts.blocked > 0 && (
          <Status tone="attention" className="text-sm">
            {counts.blocked.toLocaleString('en')} blocked
          </Status>
        )}
      </p>
    </article>
  )
}

function OnSsd({ item: { counts, phase } }: { item: EnvironmentItem }) {
  if (counts.integrations === 0) return <span className="text-muted">No integrations</span>
  if (isBefore(phase)) {
    return <span className="num text-muted">{counted(counts.integrations, 'integration')}</span>
  }
  if (isAfter(phase)) {
    return counts.broken > 0 ? (
      <Status tone="bad" className="text-sm">
        {counts.broken.toLocaleString('en')} broken
      </Status>
    ) : (
      <span className="num text-muted">
        {counts.verified.toLocaleString('en')} of {counts.integrations.toLocaleString('en')} verified
      </span>
    )
  }
  const still = counts.ssdOnly + counts.dual
  return still === 0 ? (
    <Status tone="good" className="text-sm">
      None on SSD
    </Status>
  ) : (
    <span className="num text-muted">
      {still.toLocaleString('en')} of {counts.integrations.toLocaleString('en')} still on SSD
    </span>
  )
}

/** Before the window everybody is on SSD, and that is as it should be. */
function isBefore(phase: Phase): boolean {
  return phase === 'PLANNED' || phase === 'NOTIFIED'
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}
