import { Users } from 'lucide-react'
import type { Metadata } from 'next'
import { one, pageContext } from '@/app/(console)/page-context'
import { DataTable } from '@/components/patterns/data-table'
import { EmptyState } from '@/components/patterns/empty-state'
import { FilterSelect } from '@/components/patterns/filter-select'
import { ForbiddenView } from '@/components/patterns/forbidden-view'
import { ListToolbar } from '@/components/patterns/list-toolbar'
import type { ListParams } from '@/components/patterns/list-url'
import { PageHeader } from '@/components/patterns/page-header'
import { SearchFilter } from '@/components/patterns/search-filter'
import { may } from '@/lib/auth/permissions'
import { routes } from '@/lib/base/routes'
import { listInventory } from '@/lib/migration/inventory/inventory'

export const metadata: Metadata = { title: 'Portal people' }

/** Whose people to look at: partners unless customers are asked for. */
export default async function MigrationPeoplePage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const ctx = await pageContext()
  if (!may(ctx.actor, 'migration:read')) return <ForbiddenView />
  const params = await searchParams
  const kind = one(params.kind) === 'customer' ? 'customer' : 'partner'
  const page = await listInventory(ctx, kind, {
    q: one(params.q),
    cursor: one(params.after) ?? one(params.before),
    limit: 50,
  })
  return (
    <>
      <PageHeader
        title="Portal people"
        description="Who of a partner or a customer can sign in to the portal. Invite the first owner; owners invite the others."
      />
      <div className="content-wide">
        <ListToolbar shown={page.items.length} noun={kind === 'partner' ? 'partners' : 'customers'}>
          <SearchFilter label="Search organisations" placeholder="Search name" />
          <FilterSelect
            label="Organisations"
            param="kind"
            options={[
              { value: '', label: 'Partners' },
              { value: 'customer', label: 'Customers' },
            ]}
          />
        </ListToolbar>
        <DataTable
          caption="Organisations"
          rows={page.items}
          rowKey={(row) => row.id}
          rowHref={(row) => routes.migrationPeopleOf(kind, row.id)}
          list={{ path: routes.migrationPeople(), params }}
          page={page}
          columns={[
            { id: 'name', header: 'Name', cell: (row) => row.label },
            {
              id: 'kind',
              header: 'Kind',
              cell: () => (kind === 'partner' ? 'Partner' : 'Customer'),
              hideOnPhone: true,
            },
          ]}
          empty={
            <EmptyState icon={<Users />} title={`No ${kind} here`}>
              Organisations come from the inventory. Enter one there, then invite its first owner here.
            </EmptyState>
          }
        />
      </div>
    </>
  )
}
