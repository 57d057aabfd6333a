import { Check, Lock } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { cn } from '@/lib/base/cn'

export type StepState = 'done' | 'current' | 'todo' | 'blocked'

interface StepListProps {
  steps: readonly {
    title: string
    description?: ReactNode
    state: StepState
    href?: string
    /** What to do now; shown below the step. */
    content?: ReactNode
  }[]
}

const words: Record<StepState, string> = { done: 'Done', current: 'Now', todo: 'Later', blocked: 'Blocked' }

const marks: Record<StepState, string> = {
  done: 'border-good bg-good-soft text-good',
  current: 'border-accent bg-accent text-on-accent',
  todo: 'border-control text-muted',
  blocked: 'border-attention bg-attention-soft text-attention',
}

/** An order of things to do, with what is behind one and what is next. */
export function StepList({ steps }: StepListProps) {
  return (
    <ol>
      {steps.map((step, index) => (
        <li key={step.title} className="relative flex gap-3 pb-5 last:pb-0">
          {index < steps.length - 1 && <span aria-hidden className="absolute top-7 bottom-1 left-3 w-px bg-strong" />}
          <span
            className={cn(
              'num flex size-6 shrink-0 items-center justify-center rounded-full border text-xs font-medium',
              marks[step.state],
            )}
          >
            {step.state === 'done' ? (
              <Check aria-hidden size={14} />
            ) : step.state === 'blocked' ? (
              <Lock aria-hidden size={12} />
            ) : (
              index + 1
            )}
          </span>
          <div className="min-w-0 flex-1 pt-0.5">
            <p className={cn('font-medium', step.state === 'todo' && 'text-muted')}>
              <VisuallyHidden>{words[step.state]}: </VisuallyHidden>
              {step.href ? (
                <Link href={step.href} className="rounded-sm hover:underline">
                  {step.title}
                </Link>
              ) : (
                step.title
              )}
            </p>
            {step.description && <p className="text-muted">{step.description}</p>}
            {step.content && <div className="mt-2">{step.content}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
