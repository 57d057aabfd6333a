'use client'

import { useState } from 'react'
import type { ConfirmOutcome } from '@/components/patterns/confirm-outcome'
import { useConfirm } from '@/components/patterns/use-confirm'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog'
import { DialogBody, DialogFooter } from '@/components/ui/dialog-parts'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PasswordInput } from '@/components/ui/password-input'

interface ReauthenticateDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** What needs the proof: "Rotating a secret". */
  reason: string
  /** A refusal with an error at `code` asks for the second factor too. */
  onConfirm: (password: string, code?: string) => Promise<ProofOutcome>
}

export type ProofOutcome = ConfirmOutcome & { fieldErrors?: Readonly<Record<string, readonly string[]>> }

/**
 * Asks for the password again before something dangerous, and for a code once the account turns out to have a second
 * factor. Both live only in their boxes.
 */
export function ReauthenticateDialog({ open, onOpenChange, reason, onConfirm }: ReauthenticateDialogProps) {
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [asksCode, setAsksCode] = useState(false)
  const { pending, problem, run, reset } = useConfirm(() => change(false))

  async function prove(): Promise<ConfirmOutcome> {
    const outcome = await onConfirm(password, code || undefined)
    if (!outcome.ok && outcome.fieldErrors?.code) {
      setAsksCode(true)
      setCode('')
    }
    return outcome
  }

  function change(next: boolean): void {
    if (pending && !next) return
    reset()
    setPassword('')
    setCode('')
    setAsksCode(false)
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
            if (password && !pending) run(prove)
          }}
        >
          <DialogBody className="grid gap-5">
            <Field label="Password" error={asksCode ? undefined : problem}>
              <PasswordInput
                autoComplete="current-password"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            </Field>
            {asksCode && (
              <Field label="Code" help="Six digits from your authenticator app." error={problem}>
                <Input
                  inputMode="numeric"
                  autoComplete="one-time-code"
                  maxLength={7}
                  mono
                  autoFocus
                  value={code}
                  onChange={(event) => setCode(event.target.value)}
                />
              </Field>
            )}
          </DialogBody>
          <DialogFooter>
            <DialogClose asChild>
              <Button disabled={pending}>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary" loading={pending} disabled={!password || (asksCode && !code)}>
              Confirm
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
