import { Skeleton } from '@/components/ui/skeleton'
import { VisuallyHidden } from '@/components/ui/visually-hidden'

/** Keeps the places of the cards. */
export default function UserLoading() {
  return (
    <div role="status" className="grid gap-4">
      <VisuallyHidden>Loading</VisuallyHidden>
      <Skeleton className="h-48 w-full rounded-lg" />
      <Skeleton className="h-72 w-full rounded-lg" />
      <Skeleton className="h-56 w-full rounded-lg" />
    </div>
  )
}
