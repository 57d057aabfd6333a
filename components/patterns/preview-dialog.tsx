'use client'

import { type ReactElement, type ReactNode, useState } from 'react'
import type { ConfirmOutcome } from '@/components/patterns/confirm-outcome'
import { RevocationCounts } from '@/components/patterns/revocation-counts'
import { useConfirm } from '@/components/patterns/use-confirm'
import { type LoadPreview, usePreview } from '@/components/patterns/use-preview'
import { Alert } from '@/components/ui/alert'
import { AlertDialog, AlertDialogCancel, AlertDialogContent, AlertDialogTrigger } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { DialogBody, DialogFooter } from '@/components/ui/dialog-parts'
import { Skeleton } from '@/components/ui/skeleton'

interface PreviewDialogProps {
  trigger: ReactElement
  /** A question that names the thing: "End this session?" */
  title: string
  description?: ReactNode
  /** What can be chosen before. */
  children?: ReactNode
  /** Counts what would be hit; asked anew whenever `previewKey` changes. */
  preview: LoadPreview
  previewKey: string
  /** Why the choice makes no sense yet; then nothing is counted. */
  incomplete?: string
  confirmLabel: string
  // biome-ignore lint/suspicious/noConfusingVoidType: an action that cannot refuse may answer nothing
  onConfirm: () => Promise<ConfirmOutcome | void>
  onOpenChange?: (open: boolean) => void
}

/** For what takes something away from people: it is counted first, and only then is there a button to press. */
export function PreviewDialog(props: PreviewDialogProps) {
  const [open, setOpen] = useState(false)
  const { pending, problem, run, reset } = useConfirm(() => change(false))
  const counted = usePreview(props.preview, open && !props.incomplete ? props.previewKey : null)

  function change(next: boolean): void {
    if (pending && !next) return
    reset()
    setOpen(next)
    props.onOpenChange?.(next)
  }

  return (
    <AlertDialog open={open} onOpenChange={change}>
      <AlertDialogTrigger asChild>{props.trigger}</AlertDialogTrigger>
      <AlertDialogContent title={props.title} description={props.description} size="md">
        <DialogBody className="grid gap-4">
          {props.children}
          {props.incomplete && <p className="text-muted">{props.incomplete}</p>}
          <div role="status" aria-label="What is hit" className="min-h-16 empty:hidden">
            {counted.state === 'counting' && <Skeleton className="h-16 w-full rounded-md" />}
            {counted.state === 'counted' && <RevocationCounts preview={counted.preview} />}
          </div>
          {(counted.state === 'failed' || problem) && (
            <Alert tone="bad" live title={problem ? 'This was refused' : 'It could not be counted'}>
              {problem ?? (counted.state === 'failed' && counted.message)}
            </Alert>
          )}
        </DialogBody>
        <DialogFooter>
          <AlertDialogCancel asChild>
            <Button disabled={pending}>Cancel</Button>
          </AlertDialogCancel>
          {counted.state === 'counted' && (
            <Button variant="danger" loading={pending} onClick={() => run(props.onConfirm)}>
              {props.confirmLabel}
            </Button>
          )}
        </DialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  )
}
