import { Clock } from 'lucide-react'
import type { ReactNode } from 'react'
import { keyState } from '@/components/features/signing/key-state'
import { TimeLineSentence } from '@/components/features/signing/time-line-sentence'
import { type SegmentKind, type TimeLineShape, timeLineShape } from '@/components/features/signing/time-line-shape'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import { cn } from '@/lib/base/cn'
import { routes } from '@/lib/base/routes'
import type { SigningOverview } from '@/lib/schemas/key-pair'

interface TimeLineProps {
  overview: SigningOverview
  /** what can be done with a key, beside its row */
  actions: (key: SigningOverview['keys'][number]) => ReactNode
}

/** Every key of a domain on one line of time. The bars repeat what the words beside them say. */
export function TimeLine({ overview, actions }: TimeLineProps) {
  const { keys, now, rotation } = overview
  const shape = timeLineShape(keys, now, rotation.next?.signsAt ?? null)
  return (
    <div className="grid grid-cols-1 gap-3">
      <Axis shape={shape} />
      <ul className="grid grid-cols-1 gap-4">
        {keys.map((key, index) => {
          const state = keyState(key)
          return (
            <li key={key.pair.id} className="grid grid-cols-1 gap-1.5 border-b pb-4 last:border-b-0 last:pb-0">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <TextLink href={routes.keyPair(key.pair.id)} className="min-w-0 break-words">
                  {key.pair.alias}
                </TextLink>
                <Status tone={state.tone}>{state.word}</Status>
                <span className="mono text-muted">{key.pair.algorithm}</span>
                <div className="ml-auto flex flex-wrap gap-2">{actions(key)}</div>
              </div>
              <Bars segments={shape.rows[index]?.segments ?? []} />
              <TimeLineSentence signing={key} callers={overview.callers} />
            </li>
          )
        })}
      </ul>
      <Legend />
    </div>
  )
}

const LOOK: Record<SegmentKind, string> = {
  // The pattern tells them apart without colour: dots, solid, stripes.
  published:
    'border border-info bg-info-soft bg-[radial-gradient(var(--color-info)_1px,transparent_1.5px)] bg-[length:6px_6px]',
  signing: 'bg-good',
  retiring:
    'border border-attention bg-attention-soft bg-[repeating-linear-gradient(135deg,var(--color-attention)_0_1.5px,transparent_1.5px_7px)]',
}

function Bars({ segments }: { segments: TimeLineShape['rows'][number]['segments'] }) {
  return (
    <div aria-hidden className="relative h-5 overflow-hidden rounded-sm bg-sunken">
      {segments.map(({ kind, from, to }) => (
        <span
          key={kind}
          data-segment={kind}
          className={cn('absolute inset-y-0.5 rounded-xs', LOOK[kind])}
          style={{ left: `${from}%`, width: `${Math.max(0.6, to - from)}%` }}
        />
      ))}
      <span className="absolute inset-y-0 left-1/2 w-0.5 -translate-x-1/2 bg-text" />
    </div>
  )
}

function Axis({ shape }: { shape: TimeLineShape }) {
  return (
    <div className="grid grid-cols-3 text-xs text-muted">
      <Time value={shape.start} />
      <span className="inline-flex items-center justify-center gap-1 text-text">
        <Clock aria-hidden size={12} /> now
      </span>
      <span className="text-right">
        <Time value={shape.end} />
      </span>
    </div>
  )
}

function Legend() {
  const words: [SegmentKind, string][] = [
    ['published', 'published, signs nothing yet'],
    ['signing', 'signing'],
    ['retiring', 'retiring, still believed'],
  ]
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      {words.map(([kind, word]) => (
        <li key={kind} className="inline-flex items-center gap-1.5">
          <span aria-hidden className={cn('h-2.5 w-5 rounded-xs', LOOK[kind])} />
          {word}
        </li>
      ))}
    </ul>
  )
}
