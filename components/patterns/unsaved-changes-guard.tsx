'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { internalTarget, onLeaveRequest } from '@/components/patterns/leave-requests'
import { AlertDialog, AlertDialogCancel, AlertDialogContent } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { DialogFooter } from '@/components/ui/dialog-parts'

interface UnsavedChangesGuardProps {
  /** True while there is something to lose. */
  when: boolean
}

/**
 * Keeps unsaved changes from being lost: closing the tab, reloading, a link inside the console, the command palette.
 * Several on one page are fine; the first that is dirty asks.
 */
export function UnsavedChangesGuard({ when }: UnsavedChangesGuardProps) {
  const router = useRouter()
  const [target, setTarget] = useState<string | null>(null)

  useEffect(() => {
    if (!when) return
    const hold = (event: BeforeUnloadEvent) => event.preventDefault()
    const intercept = (event: MouseEvent) => {
      const href = internalTarget(event, window.location)
      if (!href) return
      event.preventDefault()
      event.stopImmediatePropagation()
      setTarget(href)
    }
    const stopListening = onLeaveRequest((href) => {
      setTarget(href)
      return true
    })
    window.addEventListener('beforeunload', hold)
    // Before React's own listeners, so that the router's link never sees the click.
    document.addEventListener('click', intercept, true)
    return () => {
      stopListening()
      window.removeEventListener('beforeunload', hold)
      document.removeEventListener('click', intercept, true)
    }
  }, [when])

  return (
    <AlertDialog open={target !== null} onOpenChange={(open) => !open && setTarget(null)}>
      <AlertDialogContent
        title="Leave without saving?"
        description="The changes on this page are not saved yet. They are lost when you leave."
      >
        <div className="pt-4" />
        <DialogFooter>
          <Button
            variant="danger-ghost"
            onClick={() => {
              const href = target
              setTarget(null)
              if (href) router.push(href)
            }}
          >
            Leave and lose changes
          </Button>
          <AlertDialogCancel asChild>
            <Button variant="primary">Stay on this page</Button>
          </AlertDialogCancel>
        </DialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  )
}
