'use client'

import { useRouter } from 'next/navigation'
import { PreviewDialog } from '@/components/patterns/preview-dialog'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { previewRevocationAction } from '@/lib/actions/consents/preview-revocation'
import { endUserSessionsAction } from '@/lib/actions/sessions/end-user-sessions'

/** Ends all sessions of a person, in every domain within reach. */
export function EndUserSessionsButton({ userId, username }: { userId: string; username: string }) {
  const router = useRouter()
  return (
    <PreviewDialog
      trigger={<Button variant="danger-ghost">End all sessions</Button>}
      title={`End every session of ${username}?`}
      description="In every domain that is yours to see. The person has to sign in again everywhere."
      preview={() => previewRevocationAction({ what: 'user-sessions', userId })}
      previewKey={userId}
      confirmLabel="End all sessions"
      onConfirm={async () => {
        const answer = await endUserSessionsAction({ userId })
        if (answer.ok) {
          toast.success(endedWords(answer.data))
          router.refresh()
        }
        return answer
      }}
    />
  )
}

export function endedWords(count: number): string {
  return count === 1 ? '1 session ended' : `${count.toLocaleString('en')} sessions ended`
}
