'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { ConfirmDialog } from '@/components/patterns/confirm-dialog'
import { useReauthentication } from '@/components/patterns/use-reauthentication'
import { Button } from '@/components/ui/button'
import { Time } from '@/components/ui/time'
import { toast } from '@/components/ui/toast'
import { retireSecretAction } from '@/lib/actions/clients/retire-secret'
import { reauthenticateAction } from '@/lib/actions/session/reauthenticate'
import type { ClientSecretView, ClientView } from '@/lib/schemas/client'
import { clientQuery } from './api/client-query'

interface RetireSecretButtonProps {
  client: ClientView
  secret: ClientSecretView
}

export function RetireSecretButton({ client, secret }: RetireSecretButtonProps) {
  const router = useRouter()
  const queries = useQueryClient()
  const proof = useReauthentication('Retiring a secret', (password, code) => reauthenticateAction({ password, code }))
  return (
    <>
      <ConfirmDialog
        trigger={<Button variant="danger-ghost">Retire now</Button>}
        title={`Retire the secret ending in ${secret.hint}?`}
        confirmLabel="Retire secret"
        danger
        onConfirm={async () => {
          const answer = await proof.run(() => retireSecretAction({ pk: client.pk, secretId: secret.id }))
          if (!answer.ok) return answer
          queries.setQueryData(clientQuery(client.pk).queryKey, answer.data)
          toast.success('Secret retired', { description: 'Only the current one works now.' })
          router.refresh()
          return answer
        }}
      >
        <p>
          Every copy of the client that still uses it fails from this moment. It was last used{' '}
          <Time value={secret.lastUsedAt} empty="never" className="font-medium" />.
        </p>
      </ConfirmDialog>
      {proof.dialog}
    </>
  )
}
