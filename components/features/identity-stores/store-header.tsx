import { CopyableValue } from '@/components/patterns/copyable-value'
import { PageHeader } from '@/components/patterns/page-header'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/link-button'
import { Tabs } from '@/components/ui/tabs'
import { routes } from '@/lib/base/routes'
import type { IdentityStoreView } from '@/lib/schemas/identity-store'
import { IDENTITY_STORE_KIND_WORDS } from '@/lib/schemas/identity-store-kind'
import { DeleteStoreButton } from './delete-store-button'

interface StoreHeaderProps {
  store: IdentityStoreView
  scimUrl: string
  canImport: boolean
  canDelete: boolean
}

export function StoreHeader({ store, scimUrl, canImport, canDelete }: StoreHeaderProps) {
  return (
    <PageHeader
      title={store.name}
      description={store.description || 'People, their passwords, and when they are refused.'}
      crumbs={[{ label: 'Identity stores', href: routes.identityStores() }, { label: store.name }]}
      meta={<Badge>{IDENTITY_STORE_KIND_WORDS[store.kind]}</Badge>}
      actions={
        <>
          {canDelete && <DeleteStoreButton store={store} />}
          {canImport && store.kind === 'BUILT_IN' && (
            <LinkButton href={routes.importUsers(store.id)}>Import users</LinkButton>
          )}
        </>
      }
      tabs={
        <Tabs
          label="Identity store pages"
          tabs={[
            { href: routes.identityStore(store.id), label: 'Settings', exact: true },
            ...(store.kind === 'LDAP' ? [{ href: routes.identityStore(store.id, 'people'), label: 'People' }] : []),
            { href: routes.identityStore(store.id, 'history'), label: 'History' },
          ]}
        />
      }
    >
      <span className="flex min-w-0 items-center gap-2 text-sm">
        <span className="text-muted">SCIM</span>
        <CopyableValue label="SCIM address" value={scimUrl} full />
      </span>
    </PageHeader>
  )
}
