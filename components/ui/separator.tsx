import { cn } from '@/lib/base/cn'

/** A hairline between groups; says nothing to assistive technology. */
export function Separator({ className }: { className?: string }) {
  return <div aria-hidden className={cn('h-px w-full bg-line', className)} />
}
