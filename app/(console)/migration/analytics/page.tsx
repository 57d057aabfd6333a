import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { FilterSelect } from '@/components/patterns/filter-select'
import { ForbiddenView } from '@/components/patterns/forbidden-view'
import { ListToolbar } from '@/components/patterns/list-toolbar'
import type { ListParams } from '@/components/patterns/list-url'
import { PageHeader } from '@/components/patterns/page-header'
import { RefusalLookup } from '@/components/patterns/traffic/refusal-lookup'
import { RefusalsTable } from '@/components/patterns/traffic/refusals-table'
import { TextLink } from '@/components/ui/text-link'
import { may } from '@/lib/auth/permissions'
import { routes } from '@/lib/base/routes'
import { getEnvironment } from '@/lib/migration/environments'
import { listRefusals } from '@/lib/migration/refusals'
import { GATEWAY_RULES } from '@/lib/schemas/migration/gateway-rules'
import { orNotFound } from '../../or-not-found'
import { one, pageContext } from '../../page-context'

export const metadata: Metadata = { title: 'Refused requests' }

const KINDS = [
  { value: 'SSD', label: 'Token by SSD' },
  { value: 'OCIM', label: 'Token by OCIM' },
  { value: 'API', label: 'Call with a token' },
]
const RULES = Object.entries(GATEWAY_RULES).map(([value, { expected }]) => ({ value, label: expected }))
const PAGE = 25

/** What gateways refused, everywhere or in one environment, each with its explanation. */
export default async function RefusedRequestsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const params = await searchParams
  const ctx = await pageContext()
  if (!may(ctx.actor, 'migration:read')) return <ForbiddenView />
  const wanted = one(params.id)?.trim()
  if (wanted) redirect(routes.migrationRefusal(wanted))
  const environmentId = one(params.environment)
  const [environment, page] = await Promise.all([
    environmentId ? orNotFound(getEnvironment(ctx, environmentId)) : null,
    listRefusals(ctx, {
      environmentId,
      rule: one(params.rule),
      kind: KINDS.find(({ value }) => value === one(params.kind))?.value as 'SSD' | 'OCIM' | 'API' | undefined,
      cursor: one(params.after),
      limit: PAGE,
    }),
  ])
  return (
    <>
      <PageHeader
        title="Refused requests"
        description="Every answer of a gateway carries a correlation id. Under it the rules that were looked at are kept for 30 days."
        actions={<RefusalLookup action={routes.migrationAnalytics()} />}
      />
      <div className="content-wide">
        {environment && (
          <p className="mb-3 text-sm">
            Of <TextLink href={routes.migrationEnvironment(environment.id, 'analytics')}>{environment.label}</TextLink>{' '}
            alone. <TextLink href={routes.migrationAnalytics()}>Show all environments</TextLink>
          </p>
        )}
        <ListToolbar shown={page.items.length} noun="refused requests" singular="refused request">
          <FilterSelect label="Request" param="kind" options={KINDS} />
          <FilterSelect label="Rule" param="rule" options={RULES} />
        </ListToolbar>
        <RefusalsTable
          page={page}
          params={params}
          path={routes.migrationAnalytics()}
          refusalHref={routes.migrationRefusal}
        />
      </div>
    </>
  )
}
