'use client'

import { useState } from 'react'
import type { ConfirmOutcome } from '@/components/patterns/confirm-outcome'
import { useConfirm } from '@/components/patterns/use-confirm'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'
import { DialogBody, DialogFooter } from '@/components/ui/dialog-parts'
import { Field } from '@/components/ui/field'
import { PasswordInput } from '@/components/ui/password-input'

interface ReauthenticateDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** What needs the proof: "Rotating a secret". */
  reason: string
  onConfirm: (password: string) => Promise<ConfirmOutcome>
}

/** Asks for the password again before something dangerous. The password lives only in the box. */
export function ReauthenticateDialog({ open, onOpenChange, reason, onConfirm }: ReauthenticateDialogProps) {
  const [password, setPassword] = useState('')
  const { pending, problem, run, reset } = useConfirm(() => change(false))

  function change(next: boolean): void {
    if (pending && !next) return
    reset()
    setPassword('')
    onOpenChange(next)
  }

  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogContent
        size="sm"
        title="Confirm that it is you"
        description={`${reason} needs your password when you last gave it more than five minutes ago.`}
      >
        <form
          className="contents"
          onSubmit={(event) => {
            event.preventDefault()
            if (password && !pending) run(() => onConfirm(password))
          }}
        >
          <DialogBody>
            <Field label="Password" error={problem}>
              <PasswordInput
                autoComplete="current-password"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            </Field>
          </DialogBody>
          <DialogFooter>
            <DialogClose asChild>
              <Button disabled={pending}>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary" loading={pending} disabled={!password}>
              Confirm
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
