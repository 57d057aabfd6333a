'use client'

import { type ReactElement, type ReactNode, useState } from 'react'
import type { ConfirmOutcome } from '@/components/patterns/confirm-outcome'
import { useConfirm } from '@/components/patterns/use-confirm'
import { Alert } from '@/components/ui/alert'
import { AlertDialog, AlertDialogCancel, AlertDialogContent, AlertDialogTrigger } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { DialogBody, DialogFooter } from '@/components/ui/dialog-parts'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

interface TypedConfirmDialogProps {
  trigger?: ReactElement
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** "Delete client Portal?" */
  title: string
  description?: ReactNode
  /** What has to be typed. */
  name: string
  /** What goes with it, counted: `{ label: 'clients', count: 12 }`. Zeros are left out. */
  consequences: readonly { label: string; count?: number }[]
  /** Why it cannot be done at all; then there is nothing to type. */
  blocked?: ReactNode
  /** "Delete client". */
  confirmLabel: string
  // biome-ignore lint/suspicious/noConfusingVoidType: an action that cannot refuse may answer nothing
  onConfirm: () => Promise<ConfirmOutcome | void>
}

/** For what others depend on: lists what would go with it and asks for its name. */
export function TypedConfirmDialog(props: TypedConfirmDialogProps) {
  const { trigger, title, description, name, consequences, blocked, confirmLabel, onConfirm } = props
  const [inner, setInner] = useState(false)
  const [typed, setTyped] = useState('')
  const open = props.open ?? inner
  const { pending, problem, run, reset } = useConfirm(() => change(false))
  const lost = consequences.filter((each) => each.count !== 0)

  function change(next: boolean): void {
    if (pending && !next) return
    reset()
    setTyped('')
    setInner(next)
    props.onOpenChange?.(next)
  }

  return (
    <AlertDialog open={open} onOpenChange={change}>
      {trigger && <AlertDialogTrigger asChild>{trigger}</AlertDialogTrigger>}
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
    </AlertDialog>
  )
}
