'use client'

import { useRouter } from 'next/navigation'
import { PreviewDialog } from '@/components/patterns/preview-dialog'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { previewRevocationAction } from '@/lib/actions/consents/preview-revocation'
import { revokeClientTokensAction } from '@/lib/actions/tokens/revoke-client-tokens'

/** Refuses every token of a client that was issued up to now. */
export function RevokeClientTokensButton({ clientPk, name }: { clientPk: string; name: string }) {
  const router = useRouter()
  return (
    <PreviewDialog
      trigger={<Button variant="danger-ghost">Revoke all tokens</Button>}
      title={`Revoke every token of ${name}?`}
      description="Whoever they speak for. By one instant, so it costs the same however many there are."
      preview={() => previewRevocationAction({ what: 'client-tokens', clientPk })}
      previewKey={clientPk}
      confirmLabel="Revoke all tokens"
      onConfirm={async () => {
        const answer = await revokeClientTokensAction({ clientPk })
        if (answer.ok) {
          toast.success(`Tokens of ${name} issued until now are refused`)
          router.refresh()
        }
        return answer
      }}
    />
  )
}
