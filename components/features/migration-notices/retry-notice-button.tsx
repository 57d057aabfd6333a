'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { retryMigrationNoticeAction } from '@/lib/actions/migration-notices/retry-migration-notice'

/** Sends a notice again that bounced or was given up. */
export function RetryNoticeButton({ id, address }: { id: string; address: string }) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const retry = () =>
    start(async () => {
      const answer = await retryMigrationNoticeAction({ id })
      if (!answer.ok) toast.error(answer.message)
      else toast.success(answer.data ? 'It is sent again within a few seconds' : 'It is on its way already')
      router.refresh()
    })
  return (
    <Button size="sm" loading={pending} aria-label={`Send again to ${address}`} onClick={retry}>
      Send again
    </Button>
  )
}
