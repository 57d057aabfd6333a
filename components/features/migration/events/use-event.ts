'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import type { ConfirmOutcome } from '@/components/patterns/confirm-outcome'
import type { ActionAnswer } from '@/components/patterns/use-entity-form'
import { toast } from '@/components/ui/toast'

/** Runs an event of an environment; when it happened, says so and reads everything of it anew. */
export function useEvent(environmentId: string) {
  const router = useRouter()
  const queries = useQueryClient()
  return async <Data>(action: Promise<ActionAnswer<Data>>, said: string): Promise<ConfirmOutcome> => {
    const answer = await action
    if (!answer.ok) {
      const details = Object.values(answer.fieldErrors ?? {}).flat()
      return { ok: false, message: [answer.message, ...details].join(' ') }
    }
    toast.success(said)
    await queries.invalidateQueries({ queryKey: ['migration', environmentId] })
    router.refresh()
    return { ok: true }
  }
}
