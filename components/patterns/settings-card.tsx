'use client'

import { type FormEventHandler, type ReactNode, useId } from 'react'
import { ErrorSummary, type SummaryError } from '@/components/patterns/error-summary'
import type { SaveState } from '@/components/patterns/save-state'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardFooter, CardHeader } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import { cn } from '@/lib/base/cn'

interface SettingsCardProps {
  title: string
  description?: ReactNode
  /** Fields, 20 px apart. */
  children: ReactNode
  /** react-hook-form: `form.handleSubmit(save)`. Without it the card has no footer. */
  onSubmit?: FormEventHandler<HTMLFormElement>
  state?: SaveState
  dirty?: boolean
  errors?: readonly SummaryError[]
  onDiscard?: () => void
  saveLabel?: string
  /** When this card was last saved in this visit. */
  savedAt?: Date | string | null
  /** Says why nothing here can be changed; the fields are disabled. */
  readOnly?: string
  /** A link to the reference, right of the title. */
  action?: ReactNode
  id?: string
}

/** One concern, one save, one transaction. */
export function SettingsCard(props: SettingsCardProps) {
  const { title, description, children, onSubmit, state = { kind: 'ready' }, dirty = false, errors = [] } = props
  const { onDiscard, saveLabel = 'Save', savedAt, readOnly, action, id } = props
  const titleId = useId()
  const saving = state.kind === 'saving'
  return (
    <Card aria-labelledby={titleId} id={id} className={cn('scroll-mt-16', dirty && 'border-accent')}>
      <form onSubmit={onSubmit} noValidate>
        <CardHeader title={title} titleId={titleId} description={description} action={action} />
        <CardBody className="grid gap-5">
          <ErrorSummary errors={errors} />
          {readOnly ? (
            <fieldset disabled className="contents">
              {children}
            </fieldset>
          ) : (
            children
          )}
        </CardBody>
        {readOnly && <CardFooter className="text-sm text-muted">{readOnly}</CardFooter>}
        {onSubmit && !readOnly && (
          <CardFooter>
            <p role="status" className="text-sm text-muted">
              <SaveNote state={state} dirty={dirty} savedAt={savedAt} />
            </p>
            <div className="ml-auto flex gap-2">
              {onDiscard && dirty && (
                <Button variant="ghost" onClick={onDiscard} disabled={saving}>
                  Discard
                </Button>
              )}
              <Button
                type="submit"
                variant={dirty ? 'primary' : 'secondary'}
                loading={saving}
                disabled={!dirty || state.kind === 'disabled'}
              >
                {saveLabel}
              </Button>
            </div>
          </CardFooter>
        )}
      </form>
    </Card>
  )
}

function SaveNote({
  state,
  dirty,
  savedAt,
}: Required<Pick<SettingsCardProps, 'dirty'>> & { state: SaveState; savedAt?: Date | string | null }) {
  if (state.kind === 'saving') return 'Saving…'
  if (state.kind === 'disabled') return state.reason
  if (dirty) return 'Unsaved changes'
  if (savedAt)
    return (
      <>
        Saved <Time value={savedAt} />
      </>
    )
  return 'No changes'
}
