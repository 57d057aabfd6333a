import { cn } from '@/lib/base/cn'

/** What the bar needs of the counts of an environment. */
export interface ReadinessCounts {
  integrations: number
  ocimOnly: number
  dual: number
  ssdOnly: number
  broken: number
}

const SEGMENTS = [
  { id: 'ocimOnly', words: 'on OCIM only', look: 'bg-accent' },
  { id: 'dual', words: 'on both', look: 'bg-accent opacity-45' },
  // Hatched, so that it is told from the others without colour.
  {
    id: 'ssdOnly',
    words: 'on SSD only',
    look: 'bg-[repeating-linear-gradient(135deg,var(--attention)_0_2px,transparent_2px_5px)]',
  },
  { id: 'broken', words: 'broken', look: 'bg-bad' },
] as const

interface ReadinessBarProps {
  counts: ReadinessCounts
  /** With the figures in words beside it. */
  words?: boolean
  className?: string
}

/** How far the integrations of an environment are: on OCIM only, on both, on SSD only, broken. */
export function ReadinessBar({ counts, words = false, className }: ReadinessBarProps) {
  const parts = SEGMENTS.filter(({ id }) => counts[id] > 0)
  const text = readinessWords(counts)
  return (
    <div className={cn('flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1', className)}>
      <div
        role="img"
        aria-label={text}
        title={words ? undefined : text}
        className="flex h-2 min-w-20 flex-1 gap-px overflow-hidden rounded-full bg-sunken"
      >
        {parts.map(({ id, look }) => (
          <span
            key={id}
            className={cn('h-full min-w-1', look)}
            style={{ width: `${(counts[id] / Math.max(1, counts.integrations)) * 100}%` }}
          />
        ))}
      </div>
      {words && <p className="num text-sm text-muted">{text}</p>}
    </div>
  )
}

/** "18 on OCIM only · 3 on both · 2 on SSD only" */
export function readinessWords(counts: ReadinessCounts): string {
  if (counts.integrations === 0) return 'No integrations'
  const parts = SEGMENTS.filter(({ id }) => counts[id] > 0)
  return parts.map(({ id, words }) => `${counts[id].toLocaleString('en')} ${words}`).join(' · ')
}
