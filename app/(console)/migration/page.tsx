import { CalendarDays, List } from 'lucide-react'
import type { Metadata } from 'next'
import { Board } from '@/components/features/migration/board'
import { BoardSummary } from '@/components/features/migration/board-summary'
import { EnvironmentFilters } from '@/components/features/migration/environment-filters'
import { PageRefresh } from '@/components/features/migration/page-refresh'
import { ForbiddenView } from '@/components/patterns/forbidden-view'
import { ListToolbar } from '@/components/patterns/list-toolbar'
import { type ListParams, listHref } from '@/components/patterns/list-url'
import { PageHeader } from '@/components/patterns/page-header'
import { LinkButton } from '@/components/ui/link-button'
import { may } from '@/lib/auth/permissions'
import { routes } from '@/lib/base/routes'
import { chainRollups, migrationBoard, migrationOverview } from '@/lib/migration/environments'
import { environmentFilterSchema } from '@/lib/schemas/migration/environment-query'
import { pageContext } from '../page-context'
import { chosenOrganisations } from './chosen-organisations'
import { environmentFilters, isNarrowed } from './list-params'

export const metadata: Metadata = { title: 'Migration board' }

export default async function MigrationBoardPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const params = await searchParams
  const ctx = await pageContext()
  if (!may(ctx.actor, 'migration:read')) return <ForbiddenView />
  const query = environmentFilterSchema.parse(environmentFilters(params))
  const [board, chosen] = await Promise.all([migrationBoard(ctx, query), chosenOrganisations(ctx, query)])
  const ofChain = query.chain && board.columns.flatMap(({ items }) => items)[0]?.chainId
  const rollup = query.chain ? ofChain && (await chainRollups(ctx, [ofChain]))[0] : await migrationOverview(ctx)
  const shown = board.columns.reduce((sum, { items }) => sum + items.length, 0)
  const total = board.columns.reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <PageHeader
        title="Migration board"
        description="Every environment on its way from SSD to OCIM."
        actions={
          <>
            <LinkButton icon={<List aria-hidden />} href={listHref(routes.migrationEnvironments(), params, {})}>
              As a list
            </LinkButton>
            <LinkButton icon={<CalendarDays aria-hidden />} href={listHref(routes.migrationCalendar(), params, {})}>
              Calendar
            </LinkButton>
          </>
        }
      />
      <div className="content-wide">
        <ListToolbar shown={shown} total={total} noun="environments" singular="environment">
          <EnvironmentFilters chosen={chosen} />
        </ListToolbar>
        {rollup && <BoardSummary rollup={rollup} />}
        <Board board={board} params={params} isNarrowed={isNarrowed(params)} />
        <PageRefresh />
      </div>
    </>
  )
}
