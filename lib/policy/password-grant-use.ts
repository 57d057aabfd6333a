import type { ServiceContext } from '@/lib/auth/context'
import type { PasswordGrantUse } from '@/lib/schemas/password-grant'
import { loadDomain } from './load'

/** So many clients are told one by one; a domain with more is far from done. */
const TOLD = 50

/** Who may still hand over passwords in a domain, and when each last did; those in use first. */
export async function passwordGrantUse(ctx: ServiceContext, domainId: string): Promise<PasswordGrantUse> {
  const domain = await loadDomain(ctx.store, ctx.actor, 'clients:read', { id: domainId })
  const query = { q: undefined, cursor: undefined, sort: 'name', direction: 'asc', type: undefined } as const
  const page = await ctx.store.clients.list({ ...query, limit: TOLD, domain: undefined, grant: 'PASSWORD' }, [
    domain.id,
  ])
  const pks = page.items.map(({ pk }) => pk)
  const lastUses = await ctx.store.usage.lastIssued(pks, 'PASSWORD')
  const clients = page.items.map(({ pk, name, clientId }) => ({
    pk,
    name,
    clientId,
    lastUsedOn: lastUses.get(pk) ?? null,
  }))
  const at = (day: Date | null) => day?.getTime() ?? 0
  clients.sort((a, b) => at(b.lastUsedOn) - at(a.lastUsedOn))
  return { clients, total: page.total, totalIsExact: page.totalIsExact }
}
