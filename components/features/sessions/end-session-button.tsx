'use client'

import { useRouter } from 'next/navigation'
import { PreviewDialog } from '@/components/patterns/preview-dialog'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { previewRevocationAction } from '@/lib/actions/consents/preview-revocation'
import { endSsoSessionAction } from '@/lib/actions/sessions/end-sso-session'
import type { SsoSessionView } from '@/lib/schemas/sso-session'
import { userAgentWords } from './user-agent-words'

export function EndSessionButton({ session }: { session: SsoSessionView }) {
  const router = useRouter()
  return (
    <PreviewDialog
      trigger={
        <Button
          size="sm"
          variant="danger-ghost"
          aria-label={`End session of ${session.username} in ${session.domainName}`}
        >
          End
        </Button>
      }
      title={`End this session of ${session.username}?`}
      description={`In ${session.domainName}, on ${userAgentWords(session.userAgent)}. Clients that asked to be told are told.`}
      preview={() => previewRevocationAction({ what: 'session', id: session.id })}
      previewKey={session.id}
      confirmLabel="End session"
      onConfirm={async () => {
        const answer = await endSsoSessionAction({ id: session.id })
        if (answer.ok) {
          toast.success(answer.data ? 'Session ended' : 'The session was over already')
          router.refresh()
        }
        return answer
      }}
    />
  )
}
