import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import { routes } from '@/lib/base/routes'
import { ENVIRONMENT_KIND_WORDS, type EnvironmentItem } from '@/lib/schemas/migration/environment'
import { PHASE_WORDS } from '@/lib/schemas/migration/phase'
import { customerTask } from './customer-task'
import { EnvironmentLabel } from './environment-label'
import { PHASE_TONES, schemeWords } from './phase-tone'
import { ProgressBar } from './progress-bar'

/** One environment: its label, scheme, phase and dates, and what is to be done. The whole card leads to its details. */
export function EnvironmentCard({ environment }: { environment: EnvironmentItem }) {
  const task = customerTask(environment)
  return (
    <article className="relative grid min-w-0 content-start gap-3 rounded-lg border bg-surface p-5 hover:border-strong">
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        <div className="min-w-0">
          <h2 className="text-base font-semibold">
            <Link
              href={routes.portalEnvironment(environment.id)}
              className="rounded-sm after:absolute after:inset-0 after:rounded-lg"
            >
              {environment.label}
            </Link>
          </h2>
          <p className="truncate text-muted">{environment.chainName}</p>
        </div>
        <EnvironmentLabel shown={environment.migratingSoon} />
      </div>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Status tone={PHASE_TONES[environment.phase]}>{PHASE_WORDS[environment.phase]}</Status>
        <Badge>{ENVIRONMENT_KIND_WORDS[environment.kind]}</Badge>
      </p>
      <p className="min-h-10">
        {task.text}
        {task.at && (
          <>
            {' '}
            <Time value={task.at} />.
          </>
        )}
      </p>
      <ProgressBar counts={environment.counts} />
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 border-t pt-3 text-sm">
        <dt className="text-muted">Scheme</dt>
        <dd className="text-right">{schemeWords(environment.phase)}</dd>
        <dt className="text-muted">{environment.openedAt ? 'Window opened' : 'Window opens'}</dt>
        <dd className="text-right">
          <Time value={environment.openedAt ?? environment.windowAt} empty="not set" style="absolute" />
        </dd>
        <dt className="text-muted">{environment.completedAt ? 'Completed' : 'Cut-over'}</dt>
        <dd className="text-right">
          <Time value={environment.completedAt ?? environment.cutoverAt} empty="not set" style="absolute" />
        </dd>
      </dl>
    </article>
  )
}
