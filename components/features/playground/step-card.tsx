import { Check, Lock, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { cn } from '@/lib/base/cn'

export type StepCardState = 'done' | 'current' | 'todo' | 'failed'

const looks: Record<StepCardState, string> = {
  done: 'border-good bg-good-soft text-good',
  current: 'border-accent bg-accent text-on-accent',
  todo: 'border-control text-muted',
  failed: 'border-bad bg-bad-soft text-bad',
}
const words: Record<StepCardState, string> = { done: 'Done', current: 'Now', todo: 'Later', failed: 'Refused' }

interface StepCardProps {
  number: number
  title: string
  state: StepCardState
  description: ReactNode
  action?: ReactNode
  children?: ReactNode
}

/** One step of the flow. What comes later is a line of its own already, so that one sees where this leads. */
export function StepCard({ number, title, state, description, action, children }: StepCardProps) {
  return (
    <Card aria-labelledby={`step-${number}`} className={cn(state === 'todo' && 'border-dashed bg-transparent')}>
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2 px-5 py-4">
        <span
          aria-hidden
          className={cn(
            'num flex size-6 shrink-0 items-center justify-center rounded-full border text-xs font-medium',
            looks[state],
          )}
        >
          <Mark number={number} state={state} />
        </span>
        <div className="min-w-0 flex-1 basis-60">
          <h2 id={`step-${number}`} className={cn('text-base font-semibold', state === 'todo' && 'text-muted')}>
            <VisuallyHidden>{words[state]}: </VisuallyHidden>
            {title}
          </h2>
          <p className="mt-0.5 max-w-prose text-muted">{description}</p>
        </div>
        {action}
      </div>
      {children}
    </Card>
  )
}

function Mark({ number, state }: { number: number; state: StepCardState }) {
  if (state === 'done') return <Check size={14} />
  if (state === 'failed') return <X size={14} />
  return state === 'todo' ? <Lock size={12} /> : number
}
