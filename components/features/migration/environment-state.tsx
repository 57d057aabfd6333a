'use client'

import { Badge } from '@/components/ui/badge'
import type { EnvironmentView } from '@/lib/schemas/migration/environment'
import { MIGRATING_SOON } from '@/lib/schemas/migration/phase'
import { Countdown } from './countdown'
import { nextDate } from './due-date'
import { PhaseStatus } from './phase-status'
import { useEnvironment } from './use-environment'

const COUNTED = {
  Window: ['window opens in', 'window due for'],
  'Cut-over': ['cut-over in', 'cut-over due for'],
} as const

/** Phase and how long until the next date, beside the title. */
export function EnvironmentState({ environment: initial }: { environment: EnvironmentView }) {
  const environment = useEnvironment(initial)
  const next = nextDate(environment)
  return (
    <>
      <PhaseStatus phase={environment.phase} />
      {next && <Countdown at={next.at} ahead={COUNTED[next.label][0]} past={COUNTED[next.label][1]} />}
      {environment.migratingSoon && <Badge tone="info">{MIGRATING_SOON}</Badge>}
      {environment.kind === 'PRODUCTION' && <Badge>Production</Badge>}
    </>
  )
}
