'use client'

import { useRouter } from 'next/navigation'
import { PreviewDialog } from '@/components/patterns/preview-dialog'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { previewRevocationAction } from '@/lib/actions/consents/preview-revocation'
import { endDomainSessionsAction } from '@/lib/actions/sessions/end-domain-sessions'
import { endedWords } from './end-user-sessions-button'

/** Signs everybody out of a domain. */
export function EndDomainSessionsButton({ domain }: { domain: { id: string; name: string } }) {
  const router = useRouter()
  return (
    <PreviewDialog
      trigger={<Button variant="danger-ghost">Sign everybody out</Button>}
      title={`Sign everybody out of ${domain.name}?`}
      description="Every session of the domain ends, on all nodes. People sign in again; nothing else of theirs is changed."
      preview={() => previewRevocationAction({ what: 'domain-sessions', domainId: domain.id })}
      previewKey={domain.id}
      confirmLabel="Sign everybody out"
      onConfirm={async () => {
        const answer = await endDomainSessionsAction({ domainId: domain.id })
        if (answer.ok) {
          const { ended, isComplete } = answer.data
          if (isComplete) toast.success(endedWords(ended))
          else toast.warning(`${endedWords(ended)}, and there are more. Do it again to go on.`)
          router.refresh()
        }
        return answer
      }}
    />
  )
}
