import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { orNotFound } from '@/app/(console)/or-not-found'
import { one, pageContext } from '@/app/(console)/page-context'
import { InventoryHeader } from '@/components/features/migration-inventory/inventory-header'
import { InventoryList } from '@/components/features/migration-inventory/inventory-list'
import { ItemActions } from '@/components/features/migration-inventory/item-actions'
import { NewItemButton } from '@/components/features/migration-inventory/new-item-button'
import { ForbiddenView } from '@/components/patterns/forbidden-view'
import { ListToolbar } from '@/components/patterns/list-toolbar'
import type { ListParams } from '@/components/patterns/list-url'
import { SearchFilter } from '@/components/patterns/search-filter'
import { Remark } from '@/components/ui/remark'
import { TextLink } from '@/components/ui/text-link'
import { may } from '@/lib/auth/permissions'
import { type InventoryTab, routes } from '@/lib/base/routes'
import { getInventoryItem, listInventory } from '@/lib/migration/inventory/inventory'
import { inventoryAccess } from '@/lib/migration/inventory/inventory-access'
import { inventoryListQuerySchema } from '@/lib/schemas/migration/inventory'
import { KIND_WORDS, type ListedKind } from '@/lib/schemas/migration/inventory-kinds'
import { suggestionsFor } from '../suggestions'

const KIND_OF: Record<InventoryTab, ListedKind> = {
  customers: 'customer',
  enterprises: 'enterprise',
  chains: 'chain',
  gateways: 'gateway',
  environments: 'environment',
  partners: 'partner',
  applications: 'application',
}

/** What a thing of each kind belongs to, where the list can be narrowed to that. */
const PARENT_OF: Partial<Record<ListedKind, ListedKind>> = {
  enterprise: 'customer',
  chain: 'enterprise',
  environment: 'chain',
  application: 'partner',
}

interface InventoryPageProps {
  params: Promise<{ tab: string }>
  searchParams: Promise<ListParams>
}

const isTab = (tab: string): tab is InventoryTab => Object.hasOwn(KIND_OF, tab)

export async function generateMetadata({ params }: InventoryPageProps): Promise<Metadata> {
  const { tab } = await params
  const name = isTab(tab) ? KIND_WORDS[KIND_OF[tab]].many : ''
  return { title: `${name.charAt(0).toUpperCase()}${name.slice(1)} · Inventory` }
}

export default async function InventoryPage({ params, searchParams }: InventoryPageProps) {
  const { tab } = await params
  if (!isTab(tab)) notFound()
  const ctx = await pageContext()
  if (!may(ctx.actor, 'migration:read')) return <ForbiddenView />
  const query = await searchParams
  const kind = KIND_OF[tab]
  const { canWrite, why } = inventoryAccess(ctx.actor, kind)
  const [page, suggestions] = await Promise.all([
    listInventory(
      ctx,
      kind,
      inventoryListQuerySchema.parse({
        q: one(query.q),
        within: one(query.within),
        cursor: one(query.after) ?? one(query.before),
      }),
    ),
    canWrite ? suggestionsFor(ctx, kind) : {},
  ])
  const parentKind = PARENT_OF[kind]
  const within = one(query.within)
  const parent = parentKind && within ? await orNotFound(getInventoryItem(ctx, parentKind, within)) : null
  const { one: singular, many } = KIND_WORDS[kind]
  const create = canWrite && <NewItemButton kind={kind} suggestions={suggestions} />
  const isEmpty = page.total === 0 && !query.q && !parent
  return (
    <>
      <InventoryHeader action={!isEmpty && create} canImport={may(ctx.actor, 'migration:write')} />
      <div className="content-wide">
        {why && (
          <div className="mb-3">
            <Remark tone="info">{why}</Remark>
          </div>
        )}
        {parent && (
          <p className="mb-3 flex flex-wrap items-baseline gap-x-2">
            <span>
              Only those of {KIND_WORDS[parent.kind].one} <span className="font-medium">{parent.label}</span>.
            </span>
            <TextLink href={routes.inventory(tab)}>Show all {many}</TextLink>
          </p>
        )}
        {!isEmpty && (
          <ListToolbar
            shown={page.items.length}
            total={page.total}
            totalIsExact={page.totalIsExact}
            noun={many}
            singular={singular}
          >
            <SearchFilter label={`Search ${many} by name or code`} placeholder="Search name or code" />
          </ListToolbar>
        )}
        <InventoryList
          kind={kind}
          page={page}
          path={routes.inventory(tab)}
          params={query}
          create={create}
          actions={canWrite ? (item) => <ItemActions item={item} suggestions={suggestions} /> : undefined}
        />
      </div>
    </>
  )
}
