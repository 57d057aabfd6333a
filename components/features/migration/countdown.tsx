'use client'

import { exactTime } from '@/components/ui/relative-time'
import { useSeconds } from '@/components/ui/use-now'
import { countdownWords } from './countdown-words'

interface CountdownProps {
  at: Date | string
  /** before the length while it lies ahead: "cut-over in" */
  ahead: string
  /** before the length once it is past: "cut-over due since" */
  past: string
  className?: string
}

/** How long until an instant, or since; ticks while it is looked at. */
export function Countdown({ at, ahead, past, className }: CountdownProps) {
  const now = useSeconds()
  const atMs = new Date(at).getTime()
  const lengthMs = atMs - (now ?? Date.now())
  return (
    <time
      dateTime={new Date(atMs).toISOString()}
      title={exactTime(atMs, now === null ? 'UTC' : undefined)}
      className={className ?? 'num whitespace-nowrap'}
      suppressHydrationWarning
    >
      {lengthMs >= 0 ? ahead : past} {countdownWords(lengthMs)}
    </time>
  )
}
