import { History } from '@/app/(console)/history'
import type { ListParams } from '@/components/patterns/list-url'
import { routes } from '@/lib/base/routes'
import { loadStore, type StorePageProps, storeTitle } from '../load-store'

export const generateMetadata = storeTitle('History')

export default async function StoreHistoryPage({
  params,
  searchParams,
}: StorePageProps & { searchParams: Promise<ListParams> }) {
  const { ctx, store } = await loadStore((await params).storeId)
  return (
    <History
      ctx={ctx}
      entityKind="identity-store"
      entityId={store.id}
      path={routes.identityStore(store.id, 'history')}
      params={await searchParams}
    />
  )
}
