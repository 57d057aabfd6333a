'use client'

import { useRouter } from 'next/navigation'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { useReauthentication } from '@/components/patterns/use-reauthentication'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { removeCertificateAction } from '@/lib/actions/clients/remove-certificate'
import { reauthenticateAction } from '@/lib/actions/session/reauthenticate'
import type { ClientCertificateView } from '@/lib/schemas/client-certificate'

interface RemoveCertificateButtonProps {
  client: { pk: string; name: string }
  certificate: ClientCertificateView
}

export function RemoveCertificateButton({ client, certificate }: RemoveCertificateButtonProps) {
  const router = useRouter()
  const proof = useReauthentication('Deleting a certificate', (password, code) =>
    reauthenticateAction({ password, code }),
  )
  return (
    <>
      <ConfirmDialog
        trigger={
          <Button variant="danger-ghost" aria-label={`Delete certificate ${certificate.subject}`}>
            Delete
          </Button>
        }
        title="Delete this certificate?"
        confirmLabel="Delete certificate"
        danger
        onConfirm={async () => {
          const answer = await proof.run(() => removeCertificateAction({ pk: client.pk, x5tS256: certificate.x5tS256 }))
          if (!answer.ok) return answer
          toast.success('Certificate deleted')
          router.refresh()
          return { ok: true }
        }}
      >
        <p>
          Every copy of {client.name} that signs with the key of{' '}
          <span className="mono wrap-anywhere">{certificate.subject}</span> fails from this moment.
        </p>
      </ConfirmDialog>
      {proof.dialog}
    </>
  )
}
