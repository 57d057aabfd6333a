import { Check as CheckIcon, Minus, X } from 'lucide-react'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { cn } from '@/lib/base/cn'
import type { Check } from './authorization-answer'

/** What was checked and how it stands, each with the fact it rests on. */
export function CheckList({ checks, label }: { checks: readonly Check[]; label: string }) {
  return (
    <ul aria-label={label} className="grid grid-cols-1 gap-1.5">
      {checks.map(({ id, label: text, holds, detail }) => (
        <li key={id} className="flex min-w-0 items-start gap-2">
          <span
            className={cn('mt-0.5 shrink-0', holds === null ? 'text-muted' : holds ? 'text-good' : 'text-bad')}
            aria-hidden
          >
            {holds === null ? <Minus size={16} /> : holds ? <CheckIcon size={16} /> : <X size={16} />}
          </span>
          <span className="min-w-0">
            <VisuallyHidden>{holds === null ? 'Not checked' : holds ? 'Holds' : 'Does not hold'}: </VisuallyHidden>
            <span className={cn(holds === false && 'font-medium text-bad')}>{text}</span>{' '}
            <span className="text-sm break-all text-muted">{detail}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
