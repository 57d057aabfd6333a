import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { storesInReach } from './reach'

/** People listed without being asked for, at most: beyond this a list of everybody helps nobody. */
export const LISTED_UNASKED = 1000

/** How many people there are to search through, counted just far enough to know whether they can be listed. */
export async function countUsersToBrowse(
  ctx: ServiceContext,
  storeId?: string,
): Promise<{ count: number; isListable: boolean }> {
  authorize(ctx.actor, 'users:read')
  const visible = await storesInReach(ctx.store, ctx.actor)
  const count = await ctx.store.users.countUpTo(LISTED_UNASKED + 1, visible, storeId)
  return { count, isListable: count <= LISTED_UNASKED }
}
