'use client'

import { useRouter } from 'next/navigation'
import { TypedConfirmDialog } from '@/components/patterns/typed-confirm-dialog'
import { Button } from '@/components/ui/button'
import { Time } from '@/components/ui/time'
import { toast } from '@/components/ui/toast'
import { deleteClientAction } from '@/lib/actions/clients/delete-client'
import { routes } from '@/lib/base/routes'
import type { ClientView } from '@/lib/schemas/client'

export function DeleteClientButton({ client }: { client: ClientView }) {
  const router = useRouter()
  return (
    <TypedConfirmDialog
      trigger={<Button variant="danger-ghost">Delete client</Button>}
      title={`Delete client ${client.name}?`}
      description={
        <>
          It was last used <Time value={client.lastUsedAt} empty="never" className="" />. Tokens it holds stay valid
          until they expire; it gets no new ones.
        </>
      }
      name={client.name}
      consequences={[
        { label: client.secrets.length === 1 ? 'live secret' : 'live secrets', count: client.secrets.length },
        {
          label: client.redirectURIs.length === 1 ? 'redirect URI' : 'redirect URIs',
          count: client.redirectURIs.length,
        },
        { label: 'its grants, scopes and attributes' },
      ]}
      confirmLabel="Delete client"
      onConfirm={async () => {
        const answer = await deleteClientAction({ id: client.pk })
        if (!answer.ok) return answer
        toast.success(`Client ${client.name} deleted`)
        router.push(`${routes.clients()}?domain=${client.domainId}`)
        return answer
      }}
    />
  )
}
