'use client'

import { useRouter } from 'next/navigation'
import { TypedConfirmDialog } from '@/components/patterns/typed-confirm-dialog'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { deleteDomainAction } from '@/lib/actions/domains/delete-domain'
import { routes } from '@/lib/base/routes'

interface DeleteDomainButtonProps {
  domain: { id: string; name: string }
  /** What is still in it, counted from the store. */
  children: { resources: number; clients: number }
}

export function DeleteDomainButton({ domain, children }: DeleteDomainButtonProps) {
  const router = useRouter()
  const full = children.resources + children.clients > 0
  const inside = [
    plural(children.resources, 'resource server', 'resource servers'),
    plural(children.clients, 'client', 'clients'),
  ]
  return (
    <TypedConfirmDialog
      trigger={<Button variant="danger-ghost">Delete domain</Button>}
      title={`Delete domain ${domain.name}?`}
      description="Its issuer, discovery document and signing keys disappear. Tokens it issued stop verifying."
      name={domain.name}
      consequences={full ? [] : [{ label: 'the signing key pair of this domain' }, { label: 'every policy set here' }]}
      blocked={full ? `${inside.filter(Boolean).join(' and ')} still live in it. Delete them first.` : undefined}
      confirmLabel="Delete domain"
      onConfirm={async () => {
        const answer = await deleteDomainAction({ id: domain.id })
        if (!answer.ok) return answer
        toast.success(`Domain ${domain.name} deleted`)
        router.push(routes.domains())
        return answer
      }}
    />
  )
}

function plural(count: number, one: string, many: string): string {
  return count === 0 ? '' : `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}
