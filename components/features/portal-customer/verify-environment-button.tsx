'use client'

import { Check } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { verifyEnvironmentAction } from '@/lib/actions/portal-customer/verify-environment'

/** The last step: everything works on OCIM. */
export function VerifyEnvironmentButton({ environment }: { environment: { id: string; label: string } }) {
  const router = useRouter()
  return (
    <ConfirmDialog
      trigger={
        <Button variant="primary" icon={<Check aria-hidden />}>
          Verify and close
        </Button>
      }
      title={`Close the migration of ${environment.label}?`}
      description="It says that everything of yours works on OCIM here."
      confirmLabel="Verify and close"
      onConfirm={async () => {
        const answer = await verifyEnvironmentAction({ id: environment.id })
        if (answer.ok) {
          toast.success(`Migration of ${environment.label} closed`)
          router.refresh()
        }
        return answer
      }}
    />
  )
}
