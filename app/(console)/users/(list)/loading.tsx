import { DataTableSkeleton } from '@/components/patterns/data-table-skeleton'
import { PageHeader } from '@/components/patterns/page-header'

/** Keeps the layout of the list while people are looked for. */
export default function UsersLoading() {
  return (
    <>
      <PageHeader title="Users" description="The people tokens are issued for." />
      <div className="content-wide">
        <DataTableSkeleton columns={['User name', 'Name', 'E-mail', 'Store', 'State']} />
      </div>
    </>
  )
}
