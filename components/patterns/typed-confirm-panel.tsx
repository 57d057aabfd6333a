'use client'

import { useState } from 'react'
import type { TypedConfirmDialogProps } from '@/components/patterns/typed-confirm-props'
import type { useConfirm } from '@/components/patterns/use-confirm'
import { Alert } from '@/components/ui/alert'
import { AlertDialogCancel, AlertDialogContent } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { DialogBody, DialogFooter } from '@/components/ui/dialog-parts'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

type TypedConfirmPanelProps = TypedConfirmDialogProps &
  Pick<ReturnType<typeof useConfirm>, 'pending' | 'problem' | 'run'>

/** What stands in the dialog; it comes when somebody opens it. */
export function TypedConfirmPanel(props: TypedConfirmPanelProps) {
  const { title, description, name, consequences, blocked, confirmLabel, onConfirm, pending, problem, run } = props
  const [typed, setTyped] = useState('')
  const lost = consequences.filter((each) => each.count !== 0)
  return (
    <AlertDialogContent title={title} description={description} size="md">
      <form
        className="contents"
        onSubmit={(event) => {
          event.preventDefault()
          if (typed === name && !pending) run(onConfirm)
        }}
      >
        <DialogBody className="grid gap-4">
          {lost.length > 0 && (
            <div>
              <p>This goes with it and cannot be brought back:</p>
              <ul className="mt-1 list-disc pl-5">
                {lost.map((each) => (
                  <li key={each.label}>
                    {each.count !== undefined && (
                      <span className="num font-medium">{each.count.toLocaleString('en')} </span>
                    )}
                    {each.label}
                  </li>
                ))}
              </ul>
            </div>
          )}
          {blocked ? (
            <Alert tone="attention" title="It cannot be deleted now">
              {blocked}
            </Alert>
          ) : (
            <Field
              label={
                <>
                  Type <span className="mono select-all">{name}</span> to confirm
                </>
              }
            >
              <Input mono value={typed} onChange={(event) => setTyped(event.target.value)} spellCheck={false} />
            </Field>
          )}
          {problem && (
            <Alert tone="bad" live title="This was refused">
              {problem}
            </Alert>
          )}
        </DialogBody>
        <DialogFooter>
          <AlertDialogCancel asChild>
            <Button disabled={pending}>{blocked ? 'Close' : 'Cancel'}</Button>
          </AlertDialogCancel>
          {!blocked && (
            <Button type="submit" variant="danger" loading={pending} disabled={typed !== name}>
              {confirmLabel}
            </Button>
          )}
        </DialogFooter>
      </form>
    </AlertDialogContent>
  )
}
