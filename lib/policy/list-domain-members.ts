import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { parseOrThrow } from '@/lib/base/validate'
import type { DomainView } from '@/lib/schemas/domain'
import { domainListQuerySchema } from '@/lib/schemas/list-query'
import { domainMembers, issuerMembers, loadIssuerSwitches } from './domain-view'

/** A domain as a list for scripts has it: everything but the signing alias, which would cost a query a row. */
export type ListedDomain = Omit<DomainView, 'defaultSigningKeyPair'>

const PAGE_SIZE = 200

/** Domains the actor may see with their members, by name, at most `limit` of them; `nextCursor` leads on. */
export async function listDomainMembers(
  ctx: ServiceContext,
  start: string | undefined,
  limit: number,
): Promise<{ items: ListedDomain[]; nextCursor: string | null }> {
  authorize(ctx.actor, 'domains:read')
  const switches = await loadIssuerSwitches(ctx.store)
  const items: ListedDomain[] = []
  let cursor: string | null | undefined = start
  do {
    const query = parseOrThrow(domainListQuerySchema, { cursor, limit: Math.min(PAGE_SIZE, limit - items.length) })
    const page = await ctx.store.domains.list(query, ctx.actor.domainIds)
    for (const domain of page.items) {
      items.push({
        id: domain.id,
        ...domainMembers(domain),
        version: domain.version,
        createdAt: domain.createdAt,
        updatedAt: domain.updatedAt,
        ...issuerMembers(ctx.publicUrl, domain, switches),
        resourceCount: domain.resourceCount,
        clientCount: domain.clientCount,
      })
    }
    cursor = page.nextCursor
  } while (cursor && items.length < limit)
  return { items, nextCursor: cursor }
}
