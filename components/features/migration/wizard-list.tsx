import { Check, Clock } from 'lucide-react'
import Link from 'next/link'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { cn } from '@/lib/base/cn'
import type { WizardStep } from '@/lib/schemas/migration/wizard'

const WORDS: Record<WizardStep['state'], string> = {
  done: 'Done',
  current: 'Now',
  waiting: 'Waiting',
  later: 'Later',
}

const MARKS: Record<WizardStep['state'], string> = {
  done: 'border-good bg-good-soft text-good',
  current: 'border-accent bg-accent text-on-accent',
  waiting: 'border-attention bg-attention-soft text-attention',
  later: 'border-control text-muted',
}

interface WizardListProps {
  steps: readonly WizardStep[]
  /** number of the one that is shown */
  open: number
  hrefOf: (step: number) => string
}

/** The eleven steps with how each stands; any of them can be opened. */
export function WizardList({ steps, open, hrefOf }: WizardListProps) {
  return (
    <nav aria-label="Steps of the migration" className="min-w-0">
      <ol className="relative max-lg:flex max-lg:gap-1 max-lg:overflow-x-auto max-lg:pb-1">
        {steps.map((step) => (
          <li key={step.key} className="max-lg:shrink-0">
            <Link
              href={hrefOf(step.number)}
              scroll={false}
              prefetch={false}
              aria-current={step.number === open ? 'step' : undefined}
              className={cn(
                'flex items-center gap-2.5 rounded-md px-2 py-1.5 -outline-offset-2 hover:bg-sunken max-lg:max-w-56 max-sm:py-2.5',
                step.number === open && 'bg-sunken font-medium',
              )}
            >
              <span
                className={cn(
                  'num flex size-6 shrink-0 items-center justify-center rounded-full border text-xs font-medium',
                  MARKS[step.state],
                )}
              >
                {step.state === 'done' ? (
                  <Check aria-hidden size={14} />
                ) : step.state === 'waiting' ? (
                  <Clock aria-hidden size={14} />
                ) : (
                  step.number
                )}
              </span>
              <span className="min-w-0">
                <span className={cn('block truncate', step.state === 'later' && 'text-muted')}>
                  <VisuallyHidden>
                    Step {step.number}, {WORDS[step.state].toLowerCase()}:{' '}
                  </VisuallyHidden>
                  {step.title}
                </span>
                {step.waitingFor && (step.state === 'current' || step.state === 'waiting') && (
                  <span className="block truncate text-xs font-normal text-muted">waits for {step.waitingFor}</span>
                )}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
