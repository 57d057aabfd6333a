'use client'

import { lazy, type ReactElement, type ReactNode, Suspense, useState } from 'react'
import type { ConfirmOutcome } from '@/components/patterns/confirm-outcome'
import { useConfirm } from '@/components/patterns/use-confirm'
import { AlertDialog, AlertDialogTrigger } from '@/components/ui/alert-dialog'

const TypedConfirmPanel = lazy(() =>
  import('@/components/patterns/typed-confirm-panel').then((module) => ({ default: module.TypedConfirmPanel })),
)

export interface TypedConfirmDialogProps {
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
      {open && (
        <Suspense fallback={null}>
          <TypedConfirmPanel {...props} pending={pending} problem={problem} run={run} />
        </Suspense>
      )}
    </AlertDialog>
  )
}
