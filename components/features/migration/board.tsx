import { KanbanSquare } from 'lucide-react'
import { EmptyState } from '@/components/patterns/empty-state'
import type { ListParams } from '@/components/patterns/list-url'
import { LinkButton } from '@/components/ui/link-button'
import { routes } from '@/lib/base/routes'
import type { MigrationBoard } from '@/lib/schemas/migration/environment'
import { BoardColumn } from './board-column'

interface BoardProps {
  board: MigrationBoard
  params: ListParams
  isNarrowed: boolean
}

/** Every environment by the phase it is in. Columns scroll sideways; on a phone one column fills the width. */
export function Board({ board, params, isNarrowed }: BoardProps) {
  if (board.columns.every(({ count }) => count === 0)) {
    return (
      <div className="rounded-lg border bg-surface">
        {isNarrowed ? (
          <EmptyState icon={<KanbanSquare />} title="No environment matches">
            Take a filter away to see more.
          </EmptyState>
        ) : (
          <EmptyState
            icon={<KanbanSquare />}
            title="No environments yet"
            action={
              <LinkButton variant="primary" href={routes.migrationInventory()}>
                Import an inventory
              </LinkButton>
            }
          >
            An environment is one hotel chain in one OPERA environment. Import the inventory, or enter its customers,
            chains and gateways by hand; each environment then moves from left to right across this board.
          </EmptyState>
        )}
      </div>
    )
  }
  return (
    <section
      aria-label="Environments by phase"
      className="flex items-start gap-3 overflow-x-auto pb-4 max-sm:snap-x max-sm:snap-mandatory"
    >
      {board.columns.map((column) => (
        <BoardColumn key={column.phase} column={column} params={params} />
      ))}
    </section>
  )
}
