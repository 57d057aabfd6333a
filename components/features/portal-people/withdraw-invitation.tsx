'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { withdrawInvitationAction } from '@/lib/actions/portal/withdraw-invitation'
import type { PortalInvitationView } from '@/lib/schemas/portal-account'

export function WithdrawInvitation({ invitation }: { invitation: PortalInvitationView }) {
  const router = useRouter()
  const [isPending, start] = useTransition()
  return (
    <Button
      size="sm"
      loading={isPending}
      onClick={() =>
        start(async () => {
          const answer = await withdrawInvitationAction({ id: invitation.id })
          if (!answer.ok) {
            toast.error(answer.message)
            return
          }
          toast.success(`The link for ${invitation.email} no longer works`)
          router.refresh()
        })
      }
    >
      Withdraw
    </Button>
  )
}
