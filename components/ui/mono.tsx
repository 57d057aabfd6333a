import { truncateMiddle } from '@/components/ui/truncate-middle'
import { cn } from '@/lib/base/cn'

/** An identifier, scope, URI or fingerprint. Longer than `max` it loses its middle; the whole is on hover. */
export function Mono({ children, max, className }: { children: string; max?: number; className?: string }) {
  const shown = max ? truncateMiddle(children, max) : children
  return (
    <span className={cn('mono', className)} title={shown === children ? undefined : children}>
      {shown}
    </span>
  )
}
