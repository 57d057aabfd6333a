import type { Metadata } from 'next'
import { cache } from 'react'
import { orNotFound } from '@/app/(console)/or-not-found'
import { accessFor, pageContext } from '@/app/(console)/page-context'
import type { Access } from '@/components/patterns/access'
import type { ServiceContext } from '@/lib/auth/context'
import type { IdentityStoreView } from '@/lib/schemas/identity-store'
import { getIdentityStore } from '@/lib/users/identity-stores'

export interface StorePageProps {
  params: Promise<{ storeId: string }>
}

/** The identity store of the address; layout, page and title of one request read it once. */
export const loadStore = cache(
  async (storeId: string): Promise<{ ctx: ServiceContext; store: IdentityStoreView; access: Access }> => {
    const ctx = await pageContext()
    const store = await orNotFound(getIdentityStore(ctx, { id: storeId }))
    return { ctx, store, access: accessFor(ctx, 'stores:write') }
  },
)

export function storeTitle(tab: string) {
  return async ({ params }: StorePageProps): Promise<Metadata> => {
    const { store } = await loadStore((await params).storeId)
    return { title: `${tab} · ${store.name}` }
  }
}
