import { KeyRound, Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { ClientFilters } from '@/components/features/clients/client-filters'
import { ClientList } from '@/components/features/clients/client-list'
import { ListToolbar } from '@/components/patterns/list-toolbar'
import { type ListParams, listHref, readSort } from '@/components/patterns/list-url'
import { PageHeader } from '@/components/patterns/page-header'
import { LinkButton } from '@/components/ui/link-button'
import { may } from '@/lib/auth/permissions'
import { routes } from '@/lib/base/routes'
import { listClients } from '@/lib/policy/clients'
import { clientListQuerySchema } from '@/lib/schemas/list-query'
import { listQuery, one, pageContext } from '../page-context'

export const metadata: Metadata = { title: 'Clients' }

export default async function ClientsPage({ searchParams }: { searchParams: Promise<ListParams> }) {
  const params = await searchParams
  const ctx = await pageContext()
  const sort = readSort(params, ['name', 'clientId', 'createdAt'], { column: 'name', direction: 'asc' })
  const query = clientListQuerySchema.parse({
    ...listQuery(params, sort),
    sort: sort.column,
    type: one(params.type),
    grant: one(params.grant),
    attention: one(params.attention),
  })
  const page = await listClients(ctx, query)
  const canCreate = may(ctx.actor, 'clients:write')
  const newHref = routes.newClient(one(params.domain))
  return (
    <>
      <PageHeader
        title="Clients"
        description="Applications that ask for tokens."
        actions={
          // An empty list offers it in its middle; one primary button a view is enough.
          page.total > 0 && (
            <>
              {may(ctx.actor, 'clients:secrets') && (
                <LinkButton icon={<KeyRound aria-hidden />} href={listHref(routes.rotateSecrets(), params, {})}>
                  Rotate secrets
                </LinkButton>
              )}
              {canCreate && (
                <LinkButton variant="primary" icon={<Plus aria-hidden />} href={newHref}>
                  New client
                </LinkButton>
              )}
            </>
          )
        }
      />
      <div className="content-wide">
        <ListToolbar
          shown={page.items.length}
          total={page.total}
          totalIsExact={page.totalIsExact}
          noun="clients"
          singular="client"
        >
          <ClientFilters />
        </ListToolbar>
        <ClientList page={page} params={params} sort={sort} canCreate={canCreate} newHref={newHref} />
      </div>
    </>
  )
}
