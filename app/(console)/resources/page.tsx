import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { ResourceList } from '@/components/features/resources/resource-list'
import { ListToolbar } from '@/components/patterns/list-toolbar'
import { type ListParams, readSort } from '@/components/patterns/list-url'
import { PageHeader } from '@/components/patterns/page-header'
import { SearchFilter } from '@/components/patterns/search-filter'
import { LinkButton } from '@/components/ui/link-button'
import { may } from '@/lib/auth/permissions'
import { routes } from '@/lib/base/routes'
import { listResources } from '@/lib/policy/resources'
import { resourceListQuerySchema } from '@/lib/schemas/list-query'
import { listQuery, one, pageContext } from '../page-context'

export const metadata: Metadata = { title: 'Resources' }

export default async function ResourcesPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const params = await searchParams
  const ctx = await pageContext()
  const sort = readSort(params, ['name', 'createdAt'], { column: 'name', direction: 'asc' })
  const query = resourceListQuerySchema.parse({ ...listQuery(params, sort), sort: sort.column })
  const page = await listResources(ctx, query)
  const canCreate = may(ctx.actor, 'resources:write')
  const newHref = routes.newResource(one(params.domain))
  return (
    <>
      <PageHeader
        title="Resources"
        description="Services that accept tokens, and the scopes they own."
        actions={
          // An empty list offers it in its middle; one primary button a view is enough.
          canCreate &&
          page.total > 0 && (
            <LinkButton variant="primary" icon={<Plus aria-hidden />} href={newHref}>
              New resource
            </LinkButton>
          )
        }
      />
      <div className="content-wide">
        <ListToolbar
          shown={page.items.length}
          total={page.total}
          totalIsExact={page.totalIsExact}
          noun="resources"
          singular="resource"
        >
          <SearchFilter label="Search resources by name or id" placeholder="Search name or id" />
        </ListToolbar>
        <ResourceList page={page} params={params} sort={sort} canCreate={canCreate} newHref={newHref} />
      </div>
    </>
  )
}
