import 'server-only'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'

/** More than a person scans in a list; beyond it, pages search. */
const MAX_CHOICES = 500

/** Domains the actor may see, by name, for pickers. */
export async function domainChoices(ctx: ServiceContext): Promise<{ id: string; name: string }[]> {
  authorize(ctx.actor, 'domains:read')
  const page = await ctx.store.domains.list(
    { limit: MAX_CHOICES, sort: 'name', direction: 'asc', q: undefined, cursor: undefined },
    ctx.actor.domainIds,
  )
  return page.items.map(({ id, name }) => ({ id, name }))
}
