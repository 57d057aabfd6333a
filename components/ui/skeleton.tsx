import { cn } from '@/lib/base/cn'

/** Holds the place of something that loads; give it the size of the real thing. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn('block h-4 animate-pulse rounded-sm bg-line', className)} />
}
