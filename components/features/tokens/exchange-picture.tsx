import { ArrowRight } from 'lucide-react'
import { Status } from '@/components/ui/status'
import { cn } from '@/lib/base/cn'
import type { ExchangeJudgement, ExchangePlace } from '@/lib/schemas/exchange-plan'
import { type DraftPlan, partyName } from './exchange-draft'

interface ExchangePictureProps {
  draft: DraftPlan
  domainName: string
  judgement: ExchangeJudgement | null
}

/** Subject, actor, caller and target in a row, with the place marked at which the exchange would be refused. */
export function ExchangePicture({ draft, domainName, judgement }: ExchangePictureProps) {
  const target = [...draft.resources, ...draft.scopes].join(', ')
  const nodes: { place: ExchangePlace; label: string; name: string }[] = [
    { place: 'subject', label: 'Subject', name: partyName(draft.subject) },
    ...(draft.actor.kind === 'none' ? [] : [{ place: 'actor' as const, label: 'Actor', name: partyName(draft.actor) }]),
    { place: 'caller', label: 'Calling client', name: draft.clientId || 'not chosen yet' },
    { place: 'domain', label: 'Domain', name: domainName },
    { place: 'target', label: 'Target', name: target || 'not chosen yet' },
  ]
  return (
    <ol className="flex flex-col gap-2 lg:flex-row lg:items-stretch" aria-label="Exchange, from subject to target">
      {nodes.map(({ place, label, name }, index) => (
        <li key={place} className="flex min-w-0 flex-col items-start gap-2 lg:flex-1 lg:flex-row lg:items-center">
          {index > 0 && (
            <ArrowRight aria-hidden size={16} className="shrink-0 rotate-90 self-center text-faint lg:rotate-0" />
          )}
          <div
            className={cn(
              'grid w-full min-w-0 content-start gap-1 self-stretch rounded-md border bg-sunken px-3 py-2',
              judgement?.at === place && 'border-bad',
              judgement?.passes && 'border-good',
            )}
          >
            <span className="text-sm text-muted">{label}</span>
            <span className="mono min-w-0 break-all">{name}</span>
            {judgement?.at === place && (
              <Status tone="bad" className="text-sm">
                Refused here
              </Status>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}
