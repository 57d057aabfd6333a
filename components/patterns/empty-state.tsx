import type { ReactNode } from 'react'

interface EmptyStateProps {
  /** A 16–20 px icon. */
  icon?: ReactNode
  title: string
  /** Teaches: what these are for and what to do next. */
  children: ReactNode
  action?: ReactNode
  learnMore?: ReactNode
}

/** Nothing here yet, and how to change that. */
export function EmptyState({ icon, title, children, action, learnMore }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center px-6 py-12 text-center">
      {icon && (
        <span aria-hidden className="mb-3 flex size-10 items-center justify-center rounded-lg border text-muted">
          {icon}
        </span>
      )}
      <h2 className="text-base font-semibold">{title}</h2>
      <div className="mt-1 max-w-105 text-pretty text-muted">{children}</div>
      {(action || learnMore) && (
        <div className="mt-4 flex flex-wrap items-center justify-center gap-x-4 gap-y-2">
          {action}
          {learnMore}
        </div>
      )}
    </div>
  )
}
