'use client'

import { useRouter } from 'next/navigation'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { deleteTrustedIssuerAction } from '@/lib/actions/trust/delete-trusted-issuer'
import type { TrustedIssuerView } from '@/lib/schemas/trusted-issuer'

export function DeleteIssuerButton({ issuer }: { issuer: TrustedIssuerView }) {
  const router = useRouter()
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="danger-ghost" aria-label={`Delete ${issuer.issuer}`}>
          Delete
        </Button>
      }
      title="Delete this trusted issuer?"
      confirmLabel="Delete issuer"
      danger
      onConfirm={async () => {
        const answer = await deleteTrustedIssuerAction({ id: issuer.id })
        if (!answer.ok) return answer
        toast.success('Issuer deleted', { description: 'Its assertions are refused from now on.' })
        router.refresh()
        return answer
      }}
    >
      <p>
        Assertions of <span className="mono wrap-anywhere">{issuer.issuer}</span> are refused from the next request on.
        Tokens that were issued for them live on until they end.
      </p>
    </ConfirmDialog>
  )
}
