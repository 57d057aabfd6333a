'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { DialogBody, DialogFooter } from '@/components/ui/dialog-parts'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { confirmSecondFactorAction } from '@/lib/actions/portal/confirm-second-factor'
import { DotPicture } from './dot-picture'

export interface SecondFactorOffer {
  key: string
  uri: string
  picture: readonly string[]
}

interface SecondFactorDialogProps {
  offer: SecondFactorOffer | null
  onClose: () => void
  onConfirmed: () => void
}

/** The key for the app, and the first code as the proof that it arrived. Nothing counts before that. */
export function SecondFactorDialog({ offer, onClose, onConfirmed }: SecondFactorDialogProps) {
  const [problem, setProblem] = useState<string>()
  const [isPending, setPending] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const code = String(new FormData(event.currentTarget).get('code'))
    setPending(true)
    const answer = await confirmSecondFactorAction({ code })
    setPending(false)
    if (answer.ok) {
      setProblem(undefined)
      onConfirmed()
    } else setProblem(answer.fieldErrors?.code ? `The code ${answer.fieldErrors.code[0]}` : answer.message)
  }

  return (
    <Dialog
      open={offer !== null}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <DialogContent
        title="Set up second factor"
        description="Scan the picture with an authenticator app, then type the code that it shows."
      >
        <form className="contents" onSubmit={submit}>
          <DialogBody className="grid gap-5">
            {offer && (
              <>
                <DotPicture rows={offer.picture} label="Picture for an authenticator app" />
                <div>
                  <p className="mb-1 font-medium">No camera at hand?</p>
                  <p className="flex items-start justify-between gap-2 rounded-md border bg-sunken py-1 pr-1 pl-3">
                    <span className="mono min-w-0 py-1 break-all select-all">{offer.key}</span>
                    <CopyButton value={offer.key} label="Copy key" />
                  </p>
                </div>
              </>
            )}
            <Field label="Code" help="Six digits; they change every thirty seconds." error={problem}>
              <Input
                name="code"
                inputMode="numeric"
                autoComplete="one-time-code"
                maxLength={7}
                mono
                required
                autoFocus
              />
            </Field>
          </DialogBody>
          <DialogFooter>
            <Button onClick={onClose} disabled={isPending}>
              Cancel
            </Button>
            <Button type="submit" variant="primary" loading={isPending}>
              Turn on
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
