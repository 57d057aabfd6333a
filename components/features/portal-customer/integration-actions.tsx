'use client'

import { Check } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { acknowledgeIntegrationAction } from '@/lib/actions/portal-customer/acknowledge-integration'
import { verifyIntegrationAction } from '@/lib/actions/portal-customer/verify-integration'
import type { IntegrationView } from '@/lib/schemas/migration/integration'

/** What its owner can say of one integration now. */
export function IntegrationActions({ integration }: { integration: IntegrationView }) {
  const router = useRouter()
  const { id, name, may } = integration
  return (
    <>
      {may.acknowledge.allowed && !integration.acknowledgedAt && (
        <ConfirmDialog
          trigger={
            <Button variant="primary" icon={<Check aria-hidden />}>
              Acknowledge
            </Button>
          }
          title={`Acknowledge the migration of ${name}?`}
          description="It says that you know of the change and will make it before the cut-over. Everybody who looks at this environment sees it."
          confirmLabel="Acknowledge"
          onConfirm={async () => {
            const answer = await acknowledgeIntegrationAction({ id })
            if (answer.ok) {
              toast.success(`${name} acknowledged`)
              router.refresh()
            }
            return answer
          }}
        />
      )}
      {may.verify.allowed && !integration.verifiedAt && (
        <ConfirmDialog
          trigger={
            <Button variant="primary" icon={<Check aria-hidden />}>
              Verify
            </Button>
          }
          title={`Verify ${name} on OCIM?`}
          description="It closes the migration of this integration. Its tokens, its calls and its errors are looked at once more first."
          confirmLabel="Verify"
          onConfirm={async () => {
            const answer = await verifyIntegrationAction({ id })
            if (answer.ok) {
              toast.success(`${name} verified`)
              router.refresh()
            }
            return answer
          }}
        />
      )}
    </>
  )
}
