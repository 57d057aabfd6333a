'use client'

import { Circle, UserRound } from 'lucide-react'
import { Card, CardBody } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import type { EnvironmentView } from '@/lib/schemas/migration/environment'
import type { WizardStep } from '@/lib/schemas/migration/wizard'
import { stepPlaces } from './step-places'
import { StepTick } from './step-tick'

interface WizardPanelProps {
  environment: EnvironmentView
  step: WizardStep
  canWrite: boolean
}

const STATES: Record<WizardStep['state'], { tone: 'good' | 'info' | 'attention' | 'neutral'; words: string }> = {
  done: { tone: 'good', words: 'Done' },
  current: { tone: 'info', words: 'Now' },
  waiting: { tone: 'attention', words: 'Waiting' },
  later: { tone: 'neutral', words: 'An earlier step comes first' },
}

/** One step: what it is for, what is done, what is missing, who must act, and a word for whoever takes over. */
export function WizardPanel({ environment, step, canWrite }: WizardPanelProps) {
  const { tone, words } = STATES[step.state]
  const places = stepPlaces(step.key, environment)
  return (
    <Card aria-labelledby={`step-${step.number}-title`}>
      <CardBody className="grid gap-5">
        <div>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h3 id={`step-${step.number}-title`} className="text-lg font-semibold">
              <span className="num text-muted">{step.number}</span> {step.title}
            </h3>
            <Status tone={tone}>{words}</Status>
          </div>
          <p className="mt-1 max-w-prose text-muted">{step.purpose}</p>
        </div>
        <dl className="grid gap-4 md:grid-cols-3">
          <div>
            <dt className="mb-1 text-sm text-muted">Done</dt>
            <dd className="grid gap-1">
              <p>{step.progress ?? 'Nothing yet.'}</p>
              {step.doneBy && (
                <p className="text-sm text-muted">
                  Ticked by {step.doneBy} <Time value={step.doneAt} />
                </p>
              )}
            </dd>
          </div>
          <div>
            <dt className="mb-1 text-sm text-muted">Missing</dt>
            <dd>
              {step.missing.length === 0 ? (
                <Status tone="good">Nothing</Status>
              ) : (
                <ul className="grid gap-1">
                  {step.missing.map((sentence) => (
                    <li key={sentence} className="flex gap-2">
                      <Circle aria-hidden size={8} className="mt-1.5 shrink-0 text-attention" />
                      {sentence}
                    </li>
                  ))}
                </ul>
              )}
            </dd>
          </div>
          <div>
            <dt className="mb-1 text-sm text-muted">Who must act</dt>
            <dd className="flex gap-2">
              {step.waitingFor ? (
                <>
                  <UserRound aria-hidden size={16} className="mt-0.5 shrink-0 text-muted" />
                  {step.waitingFor}
                </>
              ) : (
                'Nobody'
              )}
            </dd>
          </div>
        </dl>
        {places.length > 0 && (
          <div className="flex flex-wrap gap-2">
            {places.map(({ label, href }) => (
              <LinkButton key={href} size="sm" href={href}>
                {label}
              </LinkButton>
            ))}
          </div>
        )}
        <StepTick environmentId={environment.id} step={step} canWrite={canWrite} />
      </CardBody>
    </Card>
  )
}
