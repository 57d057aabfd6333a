import { KanbanSquare } from 'lucide-react'
import type { Metadata } from 'next'
import { EnvironmentFilters } from '@/components/features/migration/environment-filters'
import { EnvironmentList } from '@/components/features/migration/environment-list'
import { ForbiddenView } from '@/components/patterns/forbidden-view'
import { ListToolbar } from '@/components/patterns/list-toolbar'
import { type ListParams, listHref, readSort } from '@/components/patterns/list-url'
import { PageHeader } from '@/components/patterns/page-header'
import { LinkButton } from '@/components/ui/link-button'
import { may } from '@/lib/auth/permissions'
import { routes } from '@/lib/base/routes'
import { listEnvironments } from '@/lib/migration/environments'
import { getMigrationSettings } from '@/lib/migration/settings'
import { environmentListQuerySchema } from '@/lib/schemas/migration/environment-query'
import { one, pageContext } from '../../page-context'
import { chosenOrganisations } from '../chosen-organisations'
import { environmentFilters, isNarrowed } from '../list-params'

export const metadata: Metadata = { title: 'Environments' }

export default async function EnvironmentsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const params = await searchParams
  const ctx = await pageContext()
  if (!may(ctx.actor, 'migration:read')) return <ForbiddenView />
  const sort = readSort(params, ['name', 'windowAt', 'cutoverAt', 'ssdOnly'], { column: 'name', direction: 'asc' })
  const query = environmentListQuerySchema.parse({
    ...environmentFilters(params),
    sort: sort.column,
    direction: sort.direction,
    cursor: one(params.after) ?? one(params.before),
  })
  const [page, chosen, { settings }] = await Promise.all([
    listEnvironments(ctx, query),
    chosenOrganisations(ctx, query),
    getMigrationSettings(ctx),
  ])
  return (
    <>
      <PageHeader
        title="Environments"
        description="One hotel chain in one OPERA environment each: the things that migrate."
        actions={
          <LinkButton icon={<KanbanSquare aria-hidden />} href={listHref(routes.migration(), params, { sort: null })}>
            As a board
          </LinkButton>
        }
      />
      <div className="content-wide">
        <ListToolbar
          shown={page.items.length}
          total={page.total}
          totalIsExact={page.totalIsExact}
          noun="environments"
          singular="environment"
        >
          <EnvironmentFilters chosen={chosen} withPhase />
        </ListToolbar>
        <EnvironmentList
          page={page}
          params={params}
          sort={sort}
          isNarrowed={isNarrowed(params)}
          canWrite={may(ctx.actor, 'migration:write')}
          defaultDowntimeMinutes={settings.defaultDowntimeMinutes}
        />
      </div>
    </>
  )
}
