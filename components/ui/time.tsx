'use client'

import { exactTime, relativeTime } from '@/components/ui/relative-time'
import { useNow } from '@/components/ui/use-now'

interface TimeProps {
  /** Date, ISO text or milliseconds; null shows `empty`. */
  value: Date | string | number | null | undefined
  /** "never", "not yet". */
  empty?: string
  /** `relative` shows "3 days ago" with the exact instant on hover, `absolute` the instant itself. */
  style?: 'relative' | 'absolute'
  className?: string
}

/**
 * An instant. The server writes it relative to its own clock and in UTC; once the page runs, it is kept up to date
 * and the exact instant is in the viewer's zone. The two may differ by a second or two, which is not an error.
 */
export function Time({ value, empty = 'never', style = 'relative', className }: TimeProps) {
  const now = useNow()
  if (value === null || value === undefined) return <span className={className ?? 'text-muted'}>{empty}</span>
  const date = new Date(value)
  const atMs = date.getTime()
  if (Number.isNaN(atMs)) return <span className={className ?? 'text-muted'}>{empty}</span>
  const exact = exactTime(atMs, now === null ? 'UTC' : undefined)
  const relative = relativeTime(atMs, now ?? Date.now())
  return (
    <time
      dateTime={date.toISOString()}
      title={style === 'relative' ? exact : relative}
      className={className ?? 'num whitespace-nowrap'}
      suppressHydrationWarning
    >
      {style === 'relative' ? relative : exact}
    </time>
  )
}
