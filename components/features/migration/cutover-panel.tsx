'use client'

import { Info } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Card, CardBody } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import type { EnvironmentView } from '@/lib/schemas/migration/environment'
import { PHASE_HELP } from '@/lib/schemas/migration/phase'
import { Countdown } from './countdown'
import { OverrideDialog } from './events/override-dialog'
import { ScoreCounts } from './score-counts'
import { useEnvironment } from './use-environment'

const MINUTE_MS = 60_000

/** Where the cut-over stands: how long until it is due, whether the gate lets it begin, and by when it must be over. */
export function CutoverPanel({ environment: initial, canWrite }: { environment: EnvironmentView; canWrite: boolean }) {
  const environment = useEnvironment(initial)
  const { phase, gate, counts } = environment
  const isOpen = gate.below === 0
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Card aria-labelledby="countdown-title">
        <CardBody className="grid h-full content-start gap-2">
          <h2 id="countdown-title" className="text-sm text-muted">
            Cut-over
          </h2>
          <p className="num text-2xl font-semibold tracking-tight">
            <Clock environment={environment} />
          </p>
          <p className="text-muted">{PHASE_HELP[phase]}</p>
          <p className="num text-sm text-muted">
            Announced for <Time value={environment.cutoverAt} empty="no date yet" style="absolute" />, downtime up to{' '}
            {environment.downtimeMinutes.toLocaleString('en')} minutes.
          </p>
        </CardBody>
      </Card>
      <Card aria-labelledby="gate-title">
        <CardBody className="grid h-full content-start gap-3">
          <h2 id="gate-title" className="text-sm text-muted">
            Readiness gate: every integration at R{gate.score} or above
          </h2>
          <p>
            {counts.integrations === 0 ? (
              <Status tone="neutral">There are no integrations to wait for</Status>
            ) : isOpen ? (
              <Status tone="good">Passed by all {counts.integrations.toLocaleString('en')}</Status>
            ) : (
              <Status tone="attention">
                {gate.below.toLocaleString('en')} of {counts.integrations.toLocaleString('en')} below
              </Status>
            )}
          </p>
          <ScoreCounts environment={environment} />
          {phase === 'MIGRATING' && !isOpen && canWrite && (
            <div className="grid gap-2 border-t pt-3">
              <p className="flex gap-1.5 text-sm text-muted">
                <Info aria-hidden size={16} className="mt-0.5 shrink-0" />
                It can be begun all the same, signed with name and reason. The override stands in the report.
              </p>
              <div>
                <OverrideDialog environment={environment} trigger={<Button>Begin below the gate</Button>} />
              </div>
            </div>
          )}
        </CardBody>
      </Card>
    </div>
  )
}

function Clock({ environment }: { environment: EnvironmentView }) {
  const { phase, cutoverAt, cutoverBeganAt, completedAt, downtimeMinutes } = environment
  if (completedAt)
    return (
      <>
        Completed <Time value={completedAt} />
      </>
    )
  if (phase === 'CUTOVER' && cutoverBeganAt) {
    const until = new Date(new Date(cutoverBeganAt).getTime() + downtimeMinutes * MINUTE_MS)
    return <Countdown at={until} ahead="To be over in" past="Should be over since" />
  }
  if (cutoverAt && phase !== 'POSTPONED') return <Countdown at={cutoverAt} ahead="In" past="Due for" />
  return 'No date'
}
