'use client'

import { type ReactNode, useRef, useState } from 'react'
import { type ProofOutcome, ReauthenticateDialog } from '@/components/patterns/reauthenticate-dialog'
import type { ActionAnswer } from '@/components/patterns/use-entity-form'

interface Waiting {
  retry: () => void
  giveUp: () => void
}

/**
 * Runs an action; when the service asks for the password again, asks the person and runs it once more.
 * `dialog` must be rendered somewhere near.
 */
export function useReauthentication(
  reason: string,
  confirm: (password: string, code?: string) => Promise<ProofOutcome>,
): { dialog: ReactNode; run: <Data>(action: () => Promise<ActionAnswer<Data>>) => Promise<ActionAnswer<Data>> } {
  const waiting = useRef<Waiting>(null)
  const [open, setOpen] = useState(false)

  const settle = (confirmed: boolean) => {
    const current = waiting.current
    waiting.current = null
    setOpen(false)
    if (confirmed) current?.retry()
    else current?.giveUp()
  }

  async function run<Data>(action: () => Promise<ActionAnswer<Data>>): Promise<ActionAnswer<Data>> {
    const first = await action()
    if (first.ok || first.code !== 'reauthentication_required') return first
    return new Promise((resolve, reject) => {
      waiting.current = {
        retry: () => void action().then(resolve, reject),
        giveUp: () => resolve({ ...first, message: 'Nothing was changed: the password was not confirmed.' }),
      }
      setOpen(true)
    })
  }

  const dialog = (
    <ReauthenticateDialog
      open={open}
      onOpenChange={(next) => {
        if (!next) settle(false)
      }}
      reason={reason}
      onConfirm={async (password, code) => {
        const outcome = await confirm(password, code)
        if (outcome.ok) settle(true)
        return outcome
      }}
    />
  )
  return { dialog, run }
}
