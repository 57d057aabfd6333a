'use client'

import { useRouter } from 'next/navigation'
import { TypedConfirmDialog } from '@/components/patterns/typed-confirm-dialog'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { deleteResourceAction } from '@/lib/actions/resources/delete-resource'
import { routes } from '@/lib/base/routes'
import type { ResourceView } from '@/lib/schemas/resource'

export function DeleteResourceButton({ resource }: { resource: ResourceView }) {
  const router = useRouter()
  const users = resource.clientCount
  return (
    <TypedConfirmDialog
      trigger={<Button variant="danger-ghost">Delete resource</Button>}
      title={`Delete resource ${resource.name}?`}
      description="Tokens that carry its scopes stay valid until they expire; nobody gets new ones."
      name={resource.name}
      consequences={
        users > 0
          ? []
          : [
              { label: resource.scopes.length === 1 ? 'scope' : 'scopes', count: resource.scopes.length },
              {
                label: resource.tokenAttributes.length === 1 ? 'token attribute' : 'token attributes',
                count: resource.tokenAttributes.length,
              },
            ]
      }
      blocked={
        users > 0
          ? `${users.toLocaleString('en')} ${users === 1 ? 'client still names' : 'clients still name'} one of its scopes. Take the scopes from them first.`
          : undefined
      }
      confirmLabel="Delete resource"
      onConfirm={async () => {
        const answer = await deleteResourceAction({ id: resource.id })
        if (!answer.ok) return answer
        toast.success(`Resource ${resource.name} deleted`)
        router.push(`${routes.resources()}?domain=${resource.domainId}`)
        return answer
      }}
    />
  )
}
