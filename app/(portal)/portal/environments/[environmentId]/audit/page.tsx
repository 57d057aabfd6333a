import { ActivityTable } from '@/components/features/portal-customer/activity-table'
import { FilterSelect } from '@/components/patterns/filter-select'
import { ListToolbar } from '@/components/patterns/list-toolbar'
import type { ListParams } from '@/components/patterns/list-url'
import { SearchFilter } from '@/components/patterns/search-filter'
import { activityOf } from '@/lib/migration/usage'
import { activityQuerySchema } from '@/lib/schemas/migration/usage'
import { one } from '../../../../../(console)/page-context'
import { type EnvironmentPageProps, environmentTitle, loadEnvironment } from '../load-environment'

export const generateMetadata = environmentTitle('Audit')

export default async function PortalAuditPage(props: EnvironmentPageProps & { searchParams: Promise<ListParams> }) {
  const params = await props.searchParams
  const { ctx, environment } = await loadEnvironment((await props.params).environmentId)
  const query = activityQuerySchema.parse({
    actor: one(params.actor)?.trim() || undefined,
    scheme: one(params.scheme),
    cursor: one(params.after),
    limit: 50,
  })
  const page = await activityOf(ctx, environment.id, query)
  return (
    <div className="content-wide">
      <p className="mb-3 max-w-prose text-muted">
        The audit log of OPERA names the user until the migration is completed, and the client id from then on. Lines
        that were written stay as they are.
      </p>
      <ListToolbar shown={page.items.length} noun="lines" singular="line">
        <SearchFilter label="Find a user name or client id" placeholder="User name or client id" param="actor" />
        <FilterSelect
          label="Known by"
          param="scheme"
          options={[
            { value: 'SSD', label: 'User name' },
            { value: 'OCIM', label: 'Client id' },
          ]}
        />
      </ListToolbar>
      <ActivityTable environmentId={environment.id} page={page} params={params} />
    </div>
  )
}
