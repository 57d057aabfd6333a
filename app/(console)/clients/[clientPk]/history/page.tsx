import type { ListParams } from '@/components/patterns/list-url'
import { routes } from '@/lib/base/routes'
import { History } from '../../../history'
import { type ClientPageProps, clientTitle, loadClient } from '../load-client'

export const generateMetadata = clientTitle('History')

export default async function ClientHistoryPage({
  params,
  searchParams,
}: ClientPageProps & { searchParams: Promise<ListParams> }) {
  const { ctx, client } = await loadClient((await params).clientPk)
  return (
    <History
      ctx={ctx}
      entityKind="client"
      entityId={client.pk}
      path={routes.client(client.pk, 'history')}
      params={await searchParams}
    />
  )
}
