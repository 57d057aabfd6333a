import { DoorOpen, Scissors } from 'lucide-react'
import Link from 'next/link'
import { cn } from '@/lib/base/cn'
import { routes } from '@/lib/base/routes'
import type { CalendarEntry } from '@/lib/schemas/migration/environment'
import { PHASE_WORDS } from '@/lib/schemas/migration/phase'

const KINDS = {
  window: { word: 'Window', Icon: DoorOpen, look: 'bg-info-soft text-info' },
  cutover: { word: 'Cut-over', Icon: Scissors, look: 'bg-attention-soft text-attention' },
} as const

/** One window or cut-over; leads to its environment. */
export function CalendarEvent({ entry }: { entry: CalendarEntry }) {
  const { word, Icon, look } = KINDS[entry.kind]
  const time = entry.at.toISOString().slice(11, 16)
  return (
    <Link
      href={routes.migrationEnvironment(entry.id)}
      prefetch={false}
      title={`${word} of ${entry.label} at ${time} UTC, ${PHASE_WORDS[entry.phase].toLowerCase()}`}
      className={cn(
        'flex min-w-0 items-center gap-1 rounded-sm px-1 py-0.5 text-xs -outline-offset-1 hover:underline max-md:py-1.5 max-md:text-sm',
        look,
      )}
    >
      <Icon aria-hidden size={12} className="shrink-0" />
      <span className="num shrink-0">{time}</span>
      <span className="sr-only">{word} of</span>
      <span className="truncate font-medium">{entry.label}</span>
    </Link>
  )
}

/** What the two marks mean. */
export function CalendarLegend() {
  return (
    <ul className="flex flex-wrap gap-x-4 text-sm text-muted">
      {Object.values(KINDS).map(({ word, Icon, look }) => (
        <li key={word} className="flex items-center gap-1.5">
          <span className={cn('flex size-5 items-center justify-center rounded-sm', look)}>
            <Icon aria-hidden size={12} />
          </span>
          {word}
        </li>
      ))}
    </ul>
  )
}
