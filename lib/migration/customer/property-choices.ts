import type { ServiceContext } from '@/lib/auth/context'
import type { PropertyName } from '@/lib/schemas/migration/gateway-client'
import { environmentFor, notThere } from '../access'

/** Chains have tens of hotels, the largest a few thousand. */
const MAX_PROPERTIES = 5_000

/**
 * The hotels of an environment's chain, by code: what clients and partners can be limited to. Not for partners, who are
 * told their own limits and nothing of the other hotels.
 * @throws AppError unauthenticated, forbidden, not_found
 */
export async function propertyChoices(ctx: ServiceContext, environmentId: string): Promise<PropertyName[]> {
  const { viewer, environment } = await environmentFor(ctx, environmentId, 'read')
  if (viewer.side === 'PARTNER') throw notThere()
  const page = await ctx.store.inventory.properties.list({
    within: environment.chain.id,
    limit: MAX_PROPERTIES,
    direction: 'asc',
  })
  return page.items.map(({ id, code, name }) => ({ id, code, name }))
}
