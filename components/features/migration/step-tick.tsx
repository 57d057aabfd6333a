'use client'

import { useId, useState } from 'react'
import { UnsavedChangesGuard } from '@/components/patterns/unsaved-changes-guard'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { tickStepAction } from '@/lib/actions/migration/tick-step'
import type { WizardKey, WizardStep } from '@/lib/schemas/migration/wizard'
import { useEvent } from './events/use-event'

/** What only a person can know; every other step is decided by rows and traffic. */
const TICKS: Partial<Record<WizardKey, string>> = {
  inventory: 'The inventory is complete',
  requests: 'Every owner has changed its request',
  restrict: 'The limits of clients and partners are right',
}

interface StepTickProps {
  environmentId: string
  step: WizardStep
  canWrite: boolean
}

/** A tick by hand, and a note that stays for whoever takes over. */
export function StepTick({ environmentId, step, canWrite }: StepTickProps) {
  const happen = useEvent(environmentId)
  const problemId = useId()
  const [note, setNote] = useState(step.note)
  const [saved, setSaved] = useState(step.note)
  const [pending, setPending] = useState<'tick' | 'note' | null>(null)
  const [problem, setProblem] = useState<string>()
  // A colleague wrote meanwhile: shown unless something is being typed here.
  if (step.note !== saved && note === saved && !pending) {
    setNote(step.note)
    setSaved(step.note)
  }
  const tick = TICKS[step.key]
  // What was pressed stands at once, and is what the server says again once it has answered.
  const [wished, setWished] = useState<boolean>()
  const isTicked = wished ?? step.doneAt !== null
  const isDirty = note !== saved

  async function save(what: 'tick' | 'note', input: { done?: boolean; note?: string }, said: string): Promise<void> {
    setPending(what)
    setProblem(undefined)
    try {
      const outcome = await happen(tickStepAction({ id: environmentId, step: step.number, ...input }), said)
      if (!outcome.ok) setProblem(outcome.message)
      else if (input.note !== undefined) setSaved(input.note)
    } catch {
      setProblem('The server could not be reached. Try again.')
    } finally {
      setPending(null)
    }
  }

  if (!canWrite) {
    return step.note ? (
      <div>
        <p className="mb-1 text-sm text-muted">Note</p>
        <p className="max-w-prose whitespace-pre-wrap">{step.note}</p>
      </div>
    ) : null
  }
  return (
    <div className="grid gap-4 border-t pt-4">
      {tick && (
        <Checkbox
          label={tick}
          description="Ticked by hand, because neither the inventory nor the traffic can tell. Never counts for the gate."
          checked={isTicked}
          disabled={pending !== null}
          onChange={async ({ target: { checked } }) => {
            setWished(checked)
            await save('tick', { done: checked }, checked ? 'Step ticked' : 'Tick taken back')
            setWished(undefined)
          }}
        />
      )}
      <form
        className="grid gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          if (isDirty && !pending) save('note', { note }, 'Note saved')
        }}
      >
        <Field label="Note for a colleague" optional help="Stays with the step: what was agreed, whom to ask.">
          <Textarea rows={2} maxLength={4000} value={note} onChange={(event) => setNote(event.target.value)} />
        </Field>
        <div className="flex items-center gap-3">
          <Button type="submit" size="sm" disabled={!isDirty} loading={pending === 'note'}>
            Save note
          </Button>
          {problem && (
            <p id={problemId} role="alert" className="text-sm text-bad">
              {problem}
            </p>
          )}
        </div>
      </form>
      <UnsavedChangesGuard when={isDirty && pending === null} />
    </div>
  )
}
