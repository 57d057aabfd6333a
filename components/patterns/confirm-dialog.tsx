'use client'

import { type ReactElement, type ReactNode, useState } from 'react'
import type { ConfirmOutcome } from '@/components/patterns/confirm-outcome'
import { useConfirm } from '@/components/patterns/use-confirm'
import { Alert } from '@/components/ui/alert'
import { AlertDialog, AlertDialogCancel, AlertDialogContent, AlertDialogTrigger } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { DialogBody, DialogFooter } from '@/components/ui/dialog-parts'

interface ConfirmDialogProps {
  /** A button that opens it; or control it with `open` and `onOpenChange`. */
  trigger?: ReactElement
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** A question that names the thing: "Retire this secret?" */
  title: string
  description?: ReactNode
  children?: ReactNode
  /** The verb and its object: "Retire secret". */
  confirmLabel: string
  cancelLabel?: string
  danger?: boolean
  // biome-ignore lint/suspicious/noConfusingVoidType: an action that cannot refuse may answer nothing
  onConfirm: () => Promise<ConfirmOutcome | void>
}

/** Asks once before something that cannot be taken back lightly. A refusal is shown in place. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const [inner, setInner] = useState(false)
  const open = props.open ?? inner
  const { pending, problem, run, reset } = useConfirm(() => change(false))

  function change(next: boolean): void {
    if (pending && !next) return
    reset()
    setInner(next)
    props.onOpenChange?.(next)
  }

  return (
    <AlertDialog open={open} onOpenChange={change}>
      {props.trigger && <AlertDialogTrigger asChild>{props.trigger}</AlertDialogTrigger>}
      <AlertDialogContent title={props.title} description={props.description}>
        <DialogBody className="grid gap-3 empty:hidden">
          {props.children}
          {problem && (
            <Alert tone="bad" live title="This was refused">
              {problem}
            </Alert>
          )}
        </DialogBody>
        <DialogFooter>
          <AlertDialogCancel asChild>
            <Button disabled={pending}>{props.cancelLabel ?? 'Cancel'}</Button>
          </AlertDialogCancel>
          <Button variant={props.danger ? 'danger' : 'primary'} loading={pending} onClick={() => run(props.onConfirm)}>
            {props.confirmLabel}
          </Button>
        </DialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  )
}
