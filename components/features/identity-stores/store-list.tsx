import { BookUser } from 'lucide-react'
import { type Column, DataTable } from '@/components/patterns/data-table'
import { EmptyState } from '@/components/patterns/empty-state'
import { Time } from '@/components/ui/time'
import { routes } from '@/lib/base/routes'
import type { IdentityStoreView } from '@/lib/schemas/identity-store'
import { IDENTITY_STORE_KIND_WORDS } from '@/lib/schemas/identity-store-kind'

const columns: Column<IdentityStoreView>[] = [
  { id: 'name', header: 'Name', cell: (store) => store.name },
  { id: 'kind', header: 'Kind', cell: (store) => IDENTITY_STORE_KIND_WORDS[store.kind] },
  {
    id: 'where',
    header: 'Where',
    hideOnPhone: true,
    cell: (store) => (store.ldap ? <span className="mono">{store.ldap.connection.url}</span> : 'this server'),
  },
  { id: 'users', header: 'People', align: 'right', cell: (store) => userCount(store) },
  {
    id: 'domains',
    header: 'Domains',
    hideOnPhone: true,
    cell: (store) => <span className="line-clamp-1">{store.domainNames.join(', ') || 'none'}</span>,
  },
  { id: 'updatedAt', header: 'Changed', hideOnPhone: true, cell: (store) => <Time value={store.updatedAt} /> },
]

export function userCount({ userCount: count, userCountIsExact, kind }: IdentityStoreView): string {
  const number = `${count.toLocaleString('en')}${userCountIsExact ? '' : '+'}`
  return kind === 'LDAP' ? `${number} seen` : number
}

/** An installation has a handful: no search, no pages. */
export function StoreList({ stores }: { stores: IdentityStoreView[] }) {
  return (
    <DataTable
      caption="Identity stores"
      columns={columns}
      rows={stores}
      rowKey={(store) => store.id}
      rowHref={(store) => routes.identityStore(store.id)}
      empty={
        <EmptyState icon={<BookUser />} title="No identity store in your reach">
          A store is yours to see when a domain of yours uses it and no other domain does.
        </EmptyState>
      }
    />
  )
}
