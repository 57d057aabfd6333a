import { DataTableSkeleton } from '@/components/patterns/data-table-skeleton'
import { PageHeader } from '@/components/patterns/page-header'

/** Keeps the layout while sessions are looked for. Without their tabs: every page fetches this one ahead. */
export default function SessionsLoading() {
  return (
    <>
      <PageHeader
        title="Sessions"
        description="Who is signed in to a domain in a browser, and the clients that are told when that ends."
        tabs={<div className="h-9 max-sm:h-11" />}
      />
      <div className="content-wide">
        <DataTableSkeleton columns={['User', 'Domain', 'State', 'Browser', 'Clients', 'Last seen']} />
      </div>
    </>
  )
}
