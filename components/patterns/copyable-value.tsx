import { CopyButton } from '@/components/ui/copy-button'
import { Mono } from '@/components/ui/mono'
import { cn } from '@/lib/base/cn'

interface CopyableValueProps {
  value: string
  /** What it is: "client id". The button then says "Copy client id". */
  label: string
  /** Characters shown; the middle is left out. */
  max?: number
  /** Shows all of it, on several lines if need be. */
  full?: boolean
  className?: string
}

/** An identifier, URL, scope or fingerprint with its copy button. */
export function CopyableValue({ value, label, max = 32, full, className }: CopyableValueProps) {
  return (
    <span className={cn('inline-flex min-w-0 max-w-full items-center gap-0.5 align-middle', className)}>
      <Mono max={full ? undefined : max} className={full ? 'break-all' : 'min-w-0 truncate'}>
        {value}
      </Mono>
      <CopyButton value={value} label={`Copy ${label}`} />
    </span>
  )
}
