'use client'

import { useRouter } from 'next/navigation'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { revokeFamilyAction } from '@/lib/actions/tokens/revoke-family'
import type { TokenFamilyView } from '@/lib/schemas/token-family'

export function RevokeFamilyButton({ family }: { family: TokenFamilyView }) {
  const router = useRouter()
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="danger-ghost" aria-label={`Revoke the authorization of ${family.clientName}`}>
          Revoke
        </Button>
      }
      title={`Revoke this authorization of ${family.clientName}?`}
      confirmLabel="Revoke authorization"
      danger
      onConfirm={async () => {
        const answer = await revokeFamilyAction({ familyId: family.id })
        if (answer.ok) {
          toast.success('Authorization revoked')
          router.refresh()
        }
        return answer
      }}
    >
      <p>
        Its refresh token, and every access token that came from it. A consent stays: {family.subject} is not asked
        again for the same.
      </p>
    </ConfirmDialog>
  )
}
