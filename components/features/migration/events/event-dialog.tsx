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

interface EventDialogProps {
  trigger: ReactElement
  title: string
  description?: ReactNode
  /** Facts and fields. */
  children?: ReactNode
  /** Has to be typed before the event can be asked for. */
  typed?: string
  /** False while a field is not filled. */
  ready?: boolean
  confirmLabel: string
  danger?: boolean
  /** Fields begin anew with every opening. */
  onOpen?: () => void
  onConfirm: () => Promise<ConfirmOutcome>
}

/** Asks for an event of a migration: what it does, what it needs, and where it is grave the name, typed. */
export function EventDialog(props: EventDialogProps) {
  const { trigger, title, description, children, typed, ready = true, confirmLabel, danger, onConfirm } = props
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const { pending, problem, run, reset } = useConfirm(() => change(false))
  const isReady = ready && (typed === undefined || name.trim() === typed)

  function change(next: boolean): void {
    if (pending && !next) return
    reset()
    setName('')
    if (next) props.onOpen?.()
    setOpen(next)
  }

  return (
    <AlertDialog open={open} onOpenChange={change}>
      <AlertDialogTrigger asChild>{trigger}</AlertDialogTrigger>
      <AlertDialogContent title={title} description={description} size="md">
        <form
          className="contents"
          onSubmit={(event) => {
            event.preventDefault()
            if (isReady && !pending) run(onConfirm)
          }}
        >
          <DialogBody className="grid gap-4 empty:hidden">
            {children}
            {typed !== undefined && (
              <Field
                label={
                  <>
                    Type <span className="mono select-all">{typed}</span> to confirm
                  </>
                }
              >
                <Input
                  mono
                  value={name}
                  onChange={(event) => setName(event.target.value)}
                  autoComplete="off"
                  spellCheck={false}
                />
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
              <Button disabled={pending}>Cancel</Button>
            </AlertDialogCancel>
            <Button type="submit" variant={danger ? 'danger' : 'primary'} loading={pending} disabled={!isReady}>
              {confirmLabel}
            </Button>
          </DialogFooter>
        </form>
      </AlertDialogContent>
    </AlertDialog>
  )
}
