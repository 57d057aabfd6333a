import { Building2 } from 'lucide-react'
import { DataTablePager } from '@/components/patterns/data-table-pager'
import { EmptyState } from '@/components/patterns/empty-state'
import type { ListParams } from '@/components/patterns/list-url'
import type { Page } from '@/lib/base/page'
import { routes } from '@/lib/base/routes'
import type { EnvironmentItem } from '@/lib/schemas/migration/environment'
import { EnvironmentCard } from './environment-card'

interface EnvironmentGridProps {
  page: Page<EnvironmentItem>
  params: ListParams
}

/** The environments of a customer's chains, a card each. */
export function EnvironmentGrid({ page, params }: EnvironmentGridProps) {
  if (page.items.length === 0) {
    return (
      <div className="rounded-lg border bg-surface">
        {params.q || params.phase || params.attention ? (
          <EmptyState title="No environment matches">Take a filter away to see more.</EmptyState>
        ) : (
          <EmptyState icon={<Building2 />} title="No environment yet">
            Here stands every chain of yours in every OPERA Cloud environment, with the date of its change from SSD to
            OCIM. Oracle operations enters them.
          </EmptyState>
        )}
      </div>
    )
  }
  return (
    <>
      <ul aria-label="Environments" className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        {page.items.map((environment) => (
          <li key={environment.id} className="grid min-w-0">
            <EnvironmentCard environment={environment} />
          </li>
        ))}
      </ul>
      <DataTablePager list={{ path: routes.portalEnvironments(), params }} page={page} />
    </>
  )
}
