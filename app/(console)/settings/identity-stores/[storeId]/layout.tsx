import type { ReactNode } from 'react'
import { StoreHeader } from '@/components/features/identity-stores/store-header'
import { may } from '@/lib/auth/permissions'
import { loadStore, type StorePageProps } from './load-store'

export default async function StoreLayout({ params, children }: StorePageProps & { children: ReactNode }) {
  const { ctx, store, access } = await loadStore((await params).storeId)
  return (
    <>
      <StoreHeader
        store={store}
        scimUrl={`${ctx.publicUrl}/scim/v2/${store.name}`}
        canImport={may(ctx.actor, 'users:write')}
        canDelete={access.canWrite}
      />
      <div className="content grid grid-cols-1 gap-4">{children}</div>
    </>
  )
}
