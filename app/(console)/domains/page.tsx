import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { DomainList } from '@/components/features/domains/domain-list'
import { ListToolbar } from '@/components/patterns/list-toolbar'
import { type ListParams, readSort } from '@/components/patterns/list-url'
import { PageHeader } from '@/components/patterns/page-header'
import { SearchFilter } from '@/components/patterns/search-filter'
import { LinkButton } from '@/components/ui/link-button'
import { may } from '@/lib/auth/permissions'
import { routes } from '@/lib/base/routes'
import { listDomains } from '@/lib/policy/domains'
import { domainListQuerySchema } from '@/lib/schemas/list-query'
import { listQuery, pageContext } from '../page-context'

export const metadata: Metadata = { title: 'Domains' }

export default async function DomainsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const params = await searchParams
  const ctx = await pageContext()
  const sort = readSort(params, ['name', 'createdAt'], { column: 'name', direction: 'asc' })
  const page = await listDomains(ctx, domainListQuerySchema.parse({ ...listQuery(params, sort), sort: sort.column }))
  const canCreate = may(ctx.actor, 'domains:create')
  return (
    <>
      <PageHeader
        title="Domains"
        description="Tenants: each has an issuer, signing keys and a policy of its own."
        actions={
          // An empty list offers it in its middle; one primary button a view is enough.
          canCreate &&
          page.total > 0 && (
            <LinkButton variant="primary" icon={<Plus aria-hidden />} href={routes.newDomain()}>
              New domain
            </LinkButton>
          )
        }
      />
      <div className="content-wide">
        <ListToolbar
          shown={page.items.length}
          total={page.total}
          totalIsExact={page.totalIsExact}
          noun="domains"
          singular="domain"
        >
          <SearchFilter label="Search domains by name or id" placeholder="Search name or id" />
        </ListToolbar>
        <DomainList page={page} params={params} sort={sort} canCreate={canCreate} />
      </div>
    </>
  )
}
