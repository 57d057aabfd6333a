import { Check, Minus, X } from 'lucide-react'
import { TextLink } from '@/components/ui/text-link'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { cn } from '@/lib/base/cn'
import type { InspectedRule, RuleState } from '@/lib/schemas/token-inspection'

const words: Record<RuleState, string> = { passed: 'Holds', failed: 'Does not hold', 'not asked': 'Not asked any more' }
const marks: Record<RuleState, { icon: React.ReactNode; className: string }> = {
  passed: { icon: <Check aria-hidden size={14} />, className: 'text-good' },
  failed: { icon: <X aria-hidden size={14} />, className: 'text-bad' },
  'not asked': { icon: <Minus aria-hidden size={14} />, className: 'text-faint' },
}

/** Rules in the order in which they are asked; the one that failed is open, with what would have been right. */
export function RuleList({ rules, label }: { rules: readonly InspectedRule[]; label: string }) {
  return (
    <ol aria-label={label} className="grid grid-cols-1 gap-1">
      {rules.map((rule) => {
        const { icon, className } = marks[rule.state]
        return (
          <li key={rule.id} className={cn('min-w-0 rounded-md', rule.state === 'failed' && 'border border-bad p-3')}>
            <p className={cn('flex items-start gap-2', rule.state === 'not asked' && 'text-muted')}>
              <span className={cn('mt-1 shrink-0', className)}>{icon}</span>
              <span className="min-w-0">
                <VisuallyHidden>{words[rule.state]}: </VisuallyHidden>
                {capital(rule.expected)}
                <span className="mono ml-2 text-muted">{rule.id}</span>
              </span>
            </p>
            {rule.state === 'failed' && (
              <dl className="mt-2 grid gap-x-4 gap-y-1 pl-6 sm:grid-cols-[8rem_1fr]">
                <dt className="text-muted">Expected</dt>
                <dd className="min-w-0 break-words">{rule.expected}</dd>
                <dt className="text-muted">Got</dt>
                <dd className="min-w-0 break-words">{rule.got}</dd>
                <dt className="text-muted">Where to change it</dt>
                <dd className="min-w-0 break-words">
                  {rule.href ? <TextLink href={rule.href}>{capital(rule.where)}</TextLink> : capital(rule.where)}
                </dd>
              </dl>
            )}
          </li>
        )
      })}
    </ol>
  )
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
