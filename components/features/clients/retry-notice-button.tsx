'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { retryNoticeAction } from '@/lib/actions/sessions/retry-notice'

/** Tells a client once more of a session's end, after the server had given up. */
export function RetryNoticeButton({ id, subject }: { id: string; subject: string }) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const retry = () =>
    start(async () => {
      const answer = await retryNoticeAction({ id })
      if (!answer.ok) toast.error(answer.message)
      else toast.success('It is sent again within a few seconds')
      router.refresh()
    })
  return (
    <Button size="sm" loading={pending} aria-label={`Try again for ${subject}`} onClick={retry}>
      Try again
    </Button>
  )
}
