import { DataTableSkeleton } from '@/components/patterns/data-table-skeleton'
import { PageHeader } from '@/components/patterns/page-header'

/** Keeps the layout of the ledger while consents are looked for. */
export default function ConsentsLoading() {
  return (
    <>
      <PageHeader
        title="Consents"
        description="What people allowed clients to do in their name, and how to take it back."
      />
      <div className="content-wide">
        <DataTableSkeleton columns={['User', 'Client', 'Resource server', 'Scopes', 'Given', 'State']} />
      </div>
    </>
  )
}
