import { Check, Circle, CircleDot, Lock } from 'lucide-react'
import type { PortalStep } from '@/lib/schemas/migration/portal-home'

const WORDS = { done: 'Done', current: 'Now', todo: 'Later', blocked: 'Waits' } as const
const LOOKS = {
  done: { icon: Check, className: 'text-good' },
  current: { icon: CircleDot, className: 'text-accent' },
  todo: { icon: Circle, className: 'text-faint' },
  blocked: { icon: Lock, className: 'text-faint' },
} as const

/** The steps of one chain in few words, each with its tick. */
export function StepLines({ steps }: { steps: readonly PortalStep[] }) {
  return (
    <ol className="grid gap-1">
      {steps.map(({ key, title, state, detail }) => {
        const { icon: Icon, className } = LOOKS[state]
        return (
          <li key={key} className="flex min-w-0 items-start gap-2">
            <Icon aria-hidden size={16} className={`mt-0.5 shrink-0 ${className}`} />
            <span className="min-w-0 flex-1">
              <span className="sr-only">{WORDS[state]}: </span>
              <span className={state === 'todo' || state === 'blocked' ? 'text-muted' : ''}>{title}</span>
            </span>
            <span className="num shrink-0 text-right text-sm text-muted">{short(detail)}</span>
          </li>
        )
      })}
    </ol>
  )
}

/** On a card there is room for a count, not for a sentence. */
function short(detail: string): string {
  return /^\d.* of /.test(detail) ? detail.replace(/ integrations$/, '') : ''
}
