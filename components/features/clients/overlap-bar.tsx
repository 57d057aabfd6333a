'use client'

import { Time } from '@/components/ui/time'
import { useNow } from '@/components/ui/use-now'

interface OverlapBarProps {
  /** When the new secret was made. */
  from: Date | string
  /** When the old one stops. */
  to: Date | string | null
}

/** The time in which both secrets work, and how much of it is left. */
export function OverlapBar({ from, to }: OverlapBarProps) {
  const now = useNow()
  if (!to) return null
  const start = new Date(from).getTime()
  const end = new Date(to).getTime()
  const left = now === null || end <= start ? 1 : Math.min(1, Math.max(0, (end - now) / (end - start)))
  const percent = Math.round(left * 100)
  return (
    <div>
      <div
        role="progressbar"
        aria-label="Overlap of the two secrets"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={`${percent} percent of the overlap is left`}
        className="h-2 overflow-hidden rounded-full bg-strong"
      >
        <div className="ml-auto h-full rounded-full bg-attention" style={{ width: `${percent}%` }} />
      </div>
      <div className="mt-1.5 flex justify-between gap-4 text-sm text-muted">
        <span>
          Rotated <Time value={from} className="" />
        </span>
        <span>
          Old secret ends <Time value={to} className="" />
        </span>
      </div>
    </div>
  )
}
