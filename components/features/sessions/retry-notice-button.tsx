'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { retryNoticeAction } from '@/lib/actions/sessions/retry-notice'

export function RetryNoticeButton({ id, clientName }: { id: string; clientName: string }) {
  const router = useRouter()
  const [pending, setPending] = useState(false)

  async function retry(): Promise<void> {
    setPending(true)
    try {
      const answer = await retryNoticeAction({ id })
      if (answer.ok) toast.success(answer.data ? `${clientName} will be told again` : 'It is not given up any more')
      else toast.error(answer.message)
      router.refresh()
    } catch {
      toast.error('The server could not be reached.')
    } finally {
      setPending(false)
    }
  }

  return (
    <Button size="sm" loading={pending} aria-label={`Try to tell ${clientName} again`} onClick={retry}>
      Try again
    </Button>
  )
}
