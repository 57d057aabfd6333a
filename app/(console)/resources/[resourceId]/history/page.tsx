import type { ListParams } from '@/components/patterns/list-url'
import { routes } from '@/lib/base/routes'
import { History } from '../../../history'
import { loadResource, type ResourcePageProps, resourceTitle } from '../load-resource'

export const generateMetadata = resourceTitle('History')

export default async function ResourceHistoryPage({
  params,
  searchParams,
}: ResourcePageProps & { searchParams: Promise<ListParams> }) {
  const { ctx, resource } = await loadResource((await params).resourceId)
  return (
    <History
      ctx={ctx}
      entityKind="resource"
      entityId={resource.id}
      path={routes.resource(resource.id, 'history')}
      params={await searchParams}
    />
  )
}
