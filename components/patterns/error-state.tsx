import type { ReactNode } from 'react'
import { CopyableValue } from '@/components/patterns/copyable-value'
import { Button } from '@/components/ui/button'
import { ToneIcon } from '@/components/ui/tone-icon'

interface ErrorStateProps {
  title?: string
  /** What happened and what to do. */
  message: ReactNode
  /** Ties what is seen here to the log. */
  correlationId?: string
  onRetry?: () => void
  action?: ReactNode
}

/** A part of the page, or all of it, could not be shown. */
export function ErrorState({
  title = 'This could not be loaded',
  message,
  correlationId,
  onRetry,
  action,
}: ErrorStateProps) {
  return (
    <div role="alert" className="flex flex-col items-center px-6 py-12 text-center">
      <ToneIcon tone="bad" className="mb-3 size-6 text-bad" />
      <h2 className="text-base font-semibold">{title}</h2>
      <div className="mt-1 max-w-105 text-pretty text-muted">{message}</div>
      {correlationId && (
        <p className="mt-3 flex flex-wrap items-center justify-center gap-1.5 text-sm text-muted">
          Correlation id <CopyableValue value={correlationId} label="correlation id" />
        </p>
      )}
      {(onRetry || action) && (
        <div className="mt-4 flex gap-2">
          {onRetry && <Button onClick={onRetry}>Try again</Button>}
          {action}
        </div>
      )}
    </div>
  )
}
