import { LinkButton } from '@/components/ui/link-button'
import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import { routes } from '@/lib/base/routes'
import { PHASE_WORDS } from '@/lib/schemas/migration/phase'
import type { ChainCard as Card } from '@/lib/schemas/migration/portal-home'
import { MigratingSoon } from './migrating-soon'
import { PHASE_TONES } from './phase-tone'
import { StepLines } from './step-line'
import { TaskText } from './task-text'

/** One chain: its label and date, what to do, the steps with ticks, one button. */
export function ChainCard({ card: { environment, task, steps } }: { card: Card }) {
  return (
    <article className="grid min-w-0 content-start gap-3 rounded-lg border bg-surface p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        <div className="min-w-0">
          <h2 className="text-base font-semibold">{environment.label}</h2>
          <p className="truncate text-muted">{environment.chainName}</p>
        </div>
        <MigratingSoon shown={environment.migratingSoon} />
      </div>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Status tone={PHASE_TONES[environment.phase]}>{PHASE_WORDS[environment.phase]}</Status>
        {environment.cutoverAt && !environment.completedAt && (
          <span className="text-sm text-muted">
            Cut-over <Time value={environment.cutoverAt} style="absolute" />
          </span>
        )}
      </p>
      <p className="min-h-10 font-medium">
        <TaskText task={task} />
      </p>
      <StepLines steps={steps} />
      <LinkButton
        href={routes.portalChain(environment.id)}
        className="mt-1 w-full"
        aria-label={`${task.button ?? 'Details'}: ${environment.label}`}
      >
        {task.button ?? 'Details'}
      </LinkButton>
    </article>
  )
}
