'use client'

import { lazy, Suspense, useState } from 'react'
import type { TypedConfirmDialogProps } from '@/components/patterns/typed-confirm-props'
import { useConfirm } from '@/components/patterns/use-confirm'
import { AlertDialog, AlertDialogTrigger } from '@/components/ui/alert-dialog'

const TypedConfirmPanel = lazy(() =>
  import('@/components/patterns/typed-confirm-panel').then((module) => ({ default: module.TypedConfirmPanel })),
)

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
