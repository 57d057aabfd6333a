import type { ReactNode } from 'react'
import { ToneIcon } from '@/components/ui/tone-icon'

/** What is wrong with a field and what to do; announced when it appears. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} role="alert" className="flex items-start gap-1.5 text-sm text-bad">
      <ToneIcon tone="bad" className="mt-0.5 size-4" />
      <span className="min-w-0 break-words">{children}</span>
    </p>
  )
}

/** One sentence about a field. */
export function FieldHelp({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="text-sm break-words text-muted">
      {children}
    </p>
  )
}
