'use client'

import { useState } from 'react'
import type { ConfirmOutcome } from '@/components/patterns/confirm-outcome'

/** Runs a dialog's action: pending while it works, its message when it refuses, closed when it is done. */
export function useConfirm(close: () => void) {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string>()

  // biome-ignore lint/suspicious/noConfusingVoidType: an action that cannot refuse may answer nothing
  async function run(action: () => Promise<ConfirmOutcome | void>): Promise<void> {
    setPending(true)
    setProblem(undefined)
    try {
      const outcome = await action()
      if (outcome && !outcome.ok) setProblem(outcome.message)
      else close()
    } catch {
      setProblem('The server could not be reached. Nothing is known to have changed; try again.')
    } finally {
      setPending(false)
    }
  }
  return { pending, problem, run, reset: () => setProblem(undefined) }
}
