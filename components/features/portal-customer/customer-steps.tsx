import { StepList, type StepState } from '@/components/patterns/step-list'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import type { WizardStep } from '@/lib/schemas/migration/wizard'

const STATES: Record<WizardStep['state'], StepState> = {
  done: 'done',
  current: 'current',
  waiting: 'blocked',
  later: 'todo',
}

/** The steps of the migration as a customer goes through them: what is done, what is missing, who must act. */
export function CustomerSteps({ steps }: { steps: readonly WizardStep[] }) {
  const done = steps.filter(({ state }) => state === 'done').length
  return (
    <Card aria-labelledby="steps">
      <CardHeader titleId="steps" title="Steps" description={`${done} of ${steps.length} are done.`} />
      <CardBody>
        <StepList
          steps={steps.map((step) => ({
            title: step.title,
            state: STATES[step.state],
            description: descriptionOf(step),
            content: step.state === 'current' || step.state === 'waiting' ? <Missing step={step} /> : undefined,
          }))}
        />
      </CardBody>
    </Card>
  )
}

/** What a step is for is said while it is in hand; done, what came of it. */
function descriptionOf({ state, progress, purpose }: WizardStep): string | undefined {
  if (state === 'done') return progress ?? undefined
  return state === 'current' ? purpose : undefined
}

function Missing({ step }: { step: WizardStep }) {
  return (
    <div className="grid gap-1 text-sm">
      {step.missing.length > 0 && (
        <ul className="list-disc pl-4">
          {step.missing.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {step.waitingFor && <p className="text-muted">Waiting for: {step.waitingFor}</p>}
      {step.note && <p className="whitespace-pre-wrap text-muted">{step.note}</p>}
    </div>
  )
}
