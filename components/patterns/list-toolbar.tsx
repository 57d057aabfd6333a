import type { ReactNode } from 'react'

interface ListToolbarProps {
  /** Rows on this page. */
  shown: number
  /** Rows that match; leave out when nobody counted. */
  total?: number
  /** False when counting stopped early: "10,000+". */
  totalIsExact?: boolean
  /** Plural: "clients". */
  noun: string
  /** "client", for a list of one. */
  singular?: string
  /** Search and filters. */
  children?: ReactNode
}

/** Above a list: what narrows it, and how much of how much is shown. */
export function ListToolbar({ shown, total, totalIsExact = true, noun, singular, children }: ListToolbarProps) {
  const all = total === undefined ? undefined : `${total.toLocaleString('en')}${totalIsExact ? '' : '+'}`
  const text =
    all === undefined || total === shown
      ? `${shown.toLocaleString('en')} ${shown === 1 ? (singular ?? noun) : noun}`
      : `${shown.toLocaleString('en')} of ${all} ${noun}`
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      {children}
      <p role="status" className="num ml-auto text-sm text-muted max-sm:ml-0 max-sm:w-full">
        {text}
      </p>
    </div>
  )
}
