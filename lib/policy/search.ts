import type { ServiceContext } from '@/lib/auth/context'
import { authorize, may } from '@/lib/auth/permissions'
import type { Permission } from '@/lib/schemas/role'
import type { SearchHit } from '@/lib/schemas/search-hit'
import { searchableText } from './list-filters'

const HITS_PER_KIND = 6
const MAX_QUERY_LENGTH = 200
const NEEDED: Record<SearchHit['kind'], Permission> = {
  domain: 'domains:read',
  resource: 'resources:read',
  client: 'clients:read',
}

/** What the command palette finds by the start of any word in a name or id, among the things the actor may read. */
export async function searchConsole(ctx: ServiceContext, q: string): Promise<SearchHit[]> {
  authorize(ctx.actor, 'domains:read')
  const text = searchableText(q.slice(0, MAX_QUERY_LENGTH))
  if (text === '') return []
  const hits = await ctx.store.search.find(text, ctx.actor.domainIds, HITS_PER_KIND)
  return hits.filter((hit) => may(ctx.actor, NEEDED[hit.kind]))
}
