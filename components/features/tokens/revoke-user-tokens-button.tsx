'use client'

import { useRouter } from 'next/navigation'
import { PreviewDialog } from '@/components/patterns/preview-dialog'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { previewRevocationAction } from '@/lib/actions/consents/preview-revocation'
import { revokeUserTokensAction } from '@/lib/actions/consents/revoke-user-tokens'

/** Refuses every token of a person that was issued up to now. */
export function RevokeUserTokensButton({ userId, username }: { userId: string; username: string }) {
  const router = useRouter()
  return (
    <PreviewDialog
      trigger={<Button variant="danger-ghost">Revoke all tokens</Button>}
      title={`Revoke every token of ${username}?`}
      description="However it was issued, in every domain. By one instant, so it costs the same however many there are."
      preview={() => previewRevocationAction({ what: 'user-tokens', userId })}
      previewKey={userId}
      confirmLabel="Revoke all tokens"
      onConfirm={async () => {
        const answer = await revokeUserTokensAction({ userId })
        if (answer.ok) {
          toast.success(`Tokens of ${username} issued until now are refused`)
          router.refresh()
        }
        return answer
      }}
    />
  )
}
