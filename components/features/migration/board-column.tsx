import Link from 'next/link'
import { type ListParams, listHref } from '@/components/patterns/list-url'
import { cn } from '@/lib/base/cn'
import { routes } from '@/lib/base/routes'
import type { MigrationBoard } from '@/lib/schemas/migration/environment'
import { PHASE_HELP } from '@/lib/schemas/migration/phase'
import { BoardCard } from './board-card'
import { PhaseStatus } from './phase-status'

interface BoardColumnProps {
  column: MigrationBoard['columns'][number]
  params: ListParams
}

/** One phase: how many are in it, and the first of them. An empty one keeps its place and takes less of it. */
export function BoardColumn({ column: { phase, count, items }, params }: BoardColumnProps) {
  const isEmpty = count === 0
  return (
    <section
      aria-labelledby={`phase-${phase}`}
      className={cn('shrink-0 snap-start rounded-lg border bg-canvas', isEmpty ? 'w-36' : 'w-72 max-sm:w-[85%]')}
    >
      <h2
        id={`phase-${phase}`}
        title={PHASE_HELP[phase]}
        className="flex items-center justify-between gap-2 px-3 pt-3 pb-2 text-sm font-medium"
      >
        <PhaseStatus phase={phase} />
        <span className="num text-muted">{count.toLocaleString('en')}</span>
      </h2>
      {isEmpty ? (
        <p className="px-3 pb-3 text-sm text-muted">None</p>
      ) : (
        <ul className="grid gap-2 px-2 pb-2">
          {items.map((item) => (
            <li key={item.id}>
              <BoardCard item={item} />
            </li>
          ))}
        </ul>
      )}
      {count > items.length && (
        <Link
          href={listHref(routes.migrationEnvironments(), params, { phase })}
          prefetch={false}
          className="mx-2 mb-2 flex h-(--control) items-center justify-center rounded-md text-sm font-medium text-accent hover:bg-sunken"
        >
          Show all {count.toLocaleString('en')}
        </Link>
      )}
    </section>
  )
}
