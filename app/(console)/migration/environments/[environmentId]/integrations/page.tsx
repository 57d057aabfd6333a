import { IntegrationFilters } from '@/components/features/migration/integration-filters'
import { LiveIntegrations } from '@/components/features/migration/live-integrations'
import { type ListParams, readSort } from '@/components/patterns/list-url'
import { listIntegrations } from '@/lib/migration/integrations'
import { integrationListQuerySchema } from '@/lib/schemas/migration/integration-query'
import { one } from '../../../../page-context'
import { type EnvironmentPageProps, environmentTitle, loadEnvironment } from '../load-environment'

export const generateMetadata = environmentTitle('Integrations')

const FILTERS = ['q', 'state', 'owner', 'blocker', 'belowGate', 'score', 'scheme'] as const

export default async function IntegrationsPage({
  params,
  searchParams,
}: EnvironmentPageProps & { searchParams: Promise<ListParams> }) {
  const { ctx, environment, access } = await loadEnvironment((await params).environmentId)
  const query = await searchParams
  const sort = readSort(query, ['score', 'name'], { column: 'score', direction: 'asc' })
  const asked: Record<string, string | undefined> = {
    ...Object.fromEntries(FILTERS.map((name) => [name, one(query[name])])),
    sort: sort.column,
    direction: sort.direction,
    cursor: one(query.after) ?? one(query.before),
  }
  const page = await listIntegrations(ctx, environment.id, integrationListQuerySchema.parse(asked))
  return (
    <LiveIntegrations
      environment={environment}
      initial={page}
      asked={Object.fromEntries(Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : [])))}
      params={query}
      sort={sort}
      isNarrowed={FILTERS.some((name) => asked[name])}
      canWrite={access.canWrite}
    >
      <IntegrationFilters />
    </LiveIntegrations>
  )
}
