import type { NextRequest } from 'next/server'
import type { ServiceContext } from '@/lib/auth/context'
import { listInventory } from '@/lib/migration/inventory/inventory'
import { type InventoryListQuery, inventoryListQuerySchema } from '@/lib/schemas/migration/inventory'
import { answer } from '../../answer'

const OFFERED = 12

interface Offered {
  id: string
  label: string
  detail?: string
}

/** What filters and pickers of the migration choose from, by the beginning of a code or name. */
const FOUND: Record<string, (ctx: ServiceContext, query: InventoryListQuery) => Promise<Offered[]>> = {
  // Filters name a chain by its code, as everybody does.
  chain: async (ctx, query) => {
    const { items } = await listInventory(ctx, 'chain', query)
    return items.map(({ values: { code, name } }) => ({ id: code, label: code, detail: name }))
  },
  enterprise: async (ctx, query) => {
    const { items } = await listInventory(ctx, 'enterprise', query)
    return items.map(({ id, values: { name, code } }) => ({ id, label: name, detail: code || undefined }))
  },
  partner: async (ctx, query) => {
    const { items } = await listInventory(ctx, 'partner', query)
    return items.map(({ id, values: { name, cloudAccountName } }) => ({ id, label: name, detail: cloudAccountName }))
  },
  application: async (ctx, query) => {
    const { items } = await listInventory(ctx, 'application', query)
    return items.map(({ id, values: { name, owner } }) => ({ id, label: name, detail: owner }))
  },
}

export function GET(request: NextRequest): Promise<Response> {
  const { searchParams } = request.nextUrl
  const query = inventoryListQuerySchema.parse({ q: searchParams.get('q') || undefined, limit: OFFERED })
  const find = FOUND[searchParams.get('kind') ?? ''] ?? (async () => [])
  return answer((ctx) => find(ctx, query))
}
