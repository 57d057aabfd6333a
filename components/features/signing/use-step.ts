'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import type { ActionAnswer } from '@/components/patterns/use-entity-form'
import { useReauthentication } from '@/components/patterns/use-reauthentication'
import { toast } from '@/components/ui/toast'
import { reauthenticateAction } from '@/lib/actions/session/reauthenticate'

/** Takes one step with a domain's keys: asks for the password when it must, says what happened, and shows it. */
export function useStep(reason: string): {
  dialog: ReactNode
  take: <Data>(action: () => Promise<ActionAnswer<Data>>, done: string) => Promise<ActionAnswer<Data>>
} {
  const router = useRouter()
  const proof = useReauthentication(reason, (password, code) => reauthenticateAction({ password, code }))
  return {
    dialog: proof.dialog,
    async take(action, done) {
      const answer = await proof.run(action)
      if (answer.ok) {
        toast.success(done)
        router.refresh()
      }
      return answer
    },
  }
}
