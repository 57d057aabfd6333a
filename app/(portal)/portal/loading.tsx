import { Skeleton } from '@/components/ui/skeleton'
import { Spinner } from '@/components/ui/spinner'

/** Keeps the layout while a page is fetched. */
export default function PortalLoading() {
  return (
    <div className="px-(--gutter) pt-6">
      <span className="sr-only">
        <Spinner label="Loading" />
      </span>
      <Skeleton className="h-7 w-48" />
      <Skeleton className="mt-2 h-5 w-80 max-w-full" />
      <Skeleton className="mt-8 h-64 w-full rounded-lg" />
    </div>
  )
}
