import type { Tone } from '@/components/ui/tone'
import { cn } from '@/lib/base/cn'

/** Five shapes that differ without colour: tick, triangle, octagon, circle with i, dash. */
const shapes: Record<Tone, { frame: string; mark: string }> = {
  good: { frame: 'M8 1.75a6.25 6.25 0 1 1 0 12.5a6.25 6.25 0 0 1 0-12.5Z', mark: 'm5.25 8.25 2 2 3.5-4' },
  attention: { frame: 'M8 2 14.5 13.5h-13Z', mark: 'M8 6.5v3M8 11.5v.01' },
  bad: {
    frame: 'M5.4 1.75h5.2l3.65 3.65v5.2l-3.65 3.65h-5.2l-3.65-3.65v-5.2Z',
    mark: 'm6 6 4 4m0-4-4 4',
  },
  info: { frame: 'M8 1.75a6.25 6.25 0 1 1 0 12.5a6.25 6.25 0 0 1 0-12.5Z', mark: 'M8 7.25v3.5M8 5v.01' },
  neutral: { frame: 'M8 1.75a6.25 6.25 0 1 1 0 12.5a6.25 6.25 0 0 1 0-12.5Z', mark: 'M5.5 8h5' },
}

/** Drawn on the server: a table of a thousand states ships no script. */
export function ToneIcon({ tone, className }: { tone: Tone; className?: string }) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={cn('size-4 shrink-0', className)}
    >
      <path d={shapes[tone].frame} />
      <path d={shapes[tone].mark} />
    </svg>
  )
}
