import { SessionsHeader } from '@/components/features/sessions/sessions-header'
import { DataTableSkeleton } from '@/components/patterns/data-table-skeleton'

/** Keeps the layout while sessions are looked for. */
export default function SessionsLoading() {
  return (
    <>
      <SessionsHeader />
      <div className="content-wide">
        <DataTableSkeleton columns={['User', 'Domain', 'State', 'Browser', 'Clients', 'Last seen']} />
      </div>
    </>
  )
}
