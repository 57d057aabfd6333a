'use client'

import { useRouter } from 'next/navigation'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { revokeApiTokenAction } from '@/lib/actions/account/revoke-api-token'
import type { ApiTokenView } from '@/lib/schemas/api-token'

export function RevokeTokenButton({ token }: { token: ApiTokenView }) {
  const router = useRouter()
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="danger-ghost">
          Revoke
        </Button>
      }
      title={`Revoke ${token.name}?`}
      confirmLabel="Revoke token"
      danger
      onConfirm={async () => {
        const answer = await revokeApiTokenAction({ id: token.id })
        if (!answer.ok) return answer
        toast.success(`${token.name} revoked`)
        router.refresh()
        return answer
      }}
    >
      Scripts that use it are refused from their next call on. It cannot be undone.
    </ConfirmDialog>
  )
}
