'use client'

import { useRouter } from 'next/navigation'
import { TypedConfirmDialog } from '@/components/patterns/typed-confirm-dialog'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { deleteIdentityStoreAction } from '@/lib/actions/identity-stores/delete-identity-store'
import { routes } from '@/lib/base/routes'
import type { IdentityStoreView } from '@/lib/schemas/identity-store'
import { DEFAULT_IDENTITY_STORE_NAME } from '@/lib/schemas/identity-store-kind'

export function DeleteStoreButton({ store }: { store: IdentityStoreView }) {
  const router = useRouter()
  const count = `${store.userCount.toLocaleString('en')}${store.userCountIsExact ? '' : ' or more'}`
  return (
    <TypedConfirmDialog
      trigger={<Button variant="danger-ghost">Delete store</Button>}
      title={`Delete identity store ${store.name}?`}
      description={
        store.kind === 'LDAP'
          ? 'The directory itself is left alone; what is remembered of its people here goes, and their tokens with it.'
          : 'Nobody can sign in with it afterwards.'
      }
      name={store.name}
      consequences={store.kind === 'LDAP' ? [{ label: 'people remembered here', count: store.userCount }] : []}
      blocked={inTheWay(store, count)}
      confirmLabel="Delete store"
      onConfirm={async () => {
        const answer = await deleteIdentityStoreAction({ id: store.id })
        if (!answer.ok) return answer
        toast.success(`Identity store ${store.name} deleted`)
        router.push(routes.identityStores())
        return answer
      }}
    />
  )
}

function inTheWay(store: IdentityStoreView, count: string): string | undefined {
  if (store.name === DEFAULT_IDENTITY_STORE_NAME) return 'Domains use it unless they name another, so it stays.'
  if (store.domainNames.length > 0) {
    const names = store.domainNames.slice(0, 5).join(', ')
    const rest = store.domainNames.length > 5 ? ' and others' : ''
    return `${names}${rest} still name it. Give them another store first.`
  }
  if (store.kind === 'BUILT_IN' && store.userCount > 0) return `${count} people are in it. Delete them first.`
  return undefined
}
