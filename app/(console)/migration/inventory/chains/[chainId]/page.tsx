import type { Metadata } from 'next'
import { cache } from 'react'
import { orNotFound } from '@/app/(console)/or-not-found'
import { one, pageContext } from '@/app/(console)/page-context'
import { InventoryList } from '@/components/features/migration-inventory/inventory-list'
import { ItemActions } from '@/components/features/migration-inventory/item-actions'
import { NewItemButton } from '@/components/features/migration-inventory/new-item-button'
import { CopyableValue } from '@/components/patterns/copyable-value'
import { ForbiddenView } from '@/components/patterns/forbidden-view'
import { ListToolbar } from '@/components/patterns/list-toolbar'
import type { ListParams } from '@/components/patterns/list-url'
import { PageHeader } from '@/components/patterns/page-header'
import { SearchFilter } from '@/components/patterns/search-filter'
import { may } from '@/lib/auth/permissions'
import { routes } from '@/lib/base/routes'
import { getInventoryItem, listInventory } from '@/lib/migration/inventory/inventory'
import { inventoryListQuerySchema } from '@/lib/schemas/migration/inventory'

interface ChainPageProps {
  params: Promise<{ chainId: string }>
  searchParams: Promise<ListParams>
}

const loadChain = cache(async (chainId: string) => {
  const ctx = await pageContext()
  if (!may(ctx.actor, 'migration:read')) return { ctx, chain: null }
  return { ctx, chain: await orNotFound(getInventoryItem(ctx, 'chain', chainId)) }
})

export async function generateMetadata({ params }: ChainPageProps): Promise<Metadata> {
  const { chain } = await loadChain((await params).chainId)
  return { title: chain ? `${chain.label} · Inventory` : 'Inventory' }
}

/** A chain and its hotels. */
export default async function ChainPage({ params, searchParams }: ChainPageProps) {
  const { chainId } = await params
  const { ctx, chain } = await loadChain(chainId)
  if (!chain) return <ForbiddenView />
  const query = await searchParams
  const page = await listInventory(
    ctx,
    'property',
    inventoryListQuerySchema.parse({
      q: one(query.q),
      within: chainId,
      cursor: one(query.after) ?? one(query.before),
    }),
  )
  const canWrite = may(ctx.actor, 'migration:write')
  const create = canWrite && <NewItemButton kind="property" suggestions={{}} values={{ chain: chain.values.code }} />
  const isEmpty = page.total === 0 && !query.q
  return (
    <>
      <PageHeader
        title={chain.values.name}
        description="The properties of this chain."
        crumbs={[{ label: 'Inventory', href: routes.inventory('chains') }, { label: chain.values.name }]}
        actions={!isEmpty && create}
      >
        <span className="flex items-center gap-2 text-sm">
          <span className="text-muted">Code</span>
          <CopyableValue label="chain code" value={chain.values.code} />
        </span>
        <span className="text-sm text-muted">Enterprise {String(chain.facts.enterpriseName)}</span>
      </PageHeader>
      <div className="content-wide">
        {!isEmpty && (
          <ListToolbar
            shown={page.items.length}
            total={page.total}
            totalIsExact={page.totalIsExact}
            noun="properties"
            singular="property"
          >
            <SearchFilter label="Search properties by name or code" placeholder="Search name or code" />
          </ListToolbar>
        )}
        <InventoryList
          kind="property"
          page={page}
          path={routes.inventoryChain(chainId)}
          params={query}
          create={create}
          actions={canWrite ? (item) => <ItemActions item={item} suggestions={{}} /> : undefined}
        />
      </div>
    </>
  )
}
