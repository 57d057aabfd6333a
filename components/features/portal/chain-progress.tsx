'use client'

import { StepList } from '@/components/patterns/step-list'
import { Alert } from '@/components/ui/alert'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import type { PortalProgress } from '@/lib/schemas/migration/portal-chain'
import type { PortalStepKey } from '@/lib/schemas/migration/portal-home'
import { TaskText } from './task-text'
import { useProgress } from './use-progress'

interface ChainProgressProps {
  environmentId: string
  initial: PortalProgress
}

/** What to do now, and by when. */
export function ChainTask({ environmentId, initial }: ChainProgressProps) {
  const { task } = useProgress(environmentId, initial)
  return <Alert tone={task.tone} title={<TaskText task={task} />} />
}

/** Where on the page a step is done. */
const PLACES: Record<PortalStepKey, string> = {
  know: '#integrations',
  reissue: '#client',
  test: '#change',
  call: '#test',
  leave: '#integrations',
  verify: '#integrations',
}

/** The way through, ticked by real traffic. */
export function ChainSteps({ environmentId, initial }: ChainProgressProps) {
  const { steps } = useProgress(environmentId, initial)
  return (
    <Card aria-labelledby="steps-title">
      <CardHeader titleId="steps-title" title="Your steps" description="Ticked by the requests that really come." />
      <CardBody>
        <StepList
          steps={steps.map(({ key, title, state, detail }) => ({
            title,
            state,
            description: detail,
            href: state === 'current' ? PLACES[key] : undefined,
          }))}
        />
      </CardBody>
    </Card>
  )
}
