import 'server-only'
import type { ServiceContext } from '@/lib/auth/context'
import type { AttributeLayer } from '@/lib/schemas/claims-preview'
import type { ClientView } from '@/lib/schemas/client'
import { loadDomain } from './load'
import { ownerOf, scopeReadings } from './scope-names'

/** More than one token ever carries; a preview beyond it would be no help. */
const MAX_RESOURCES = 50

/** The attributes of the resource servers a client has scopes of, as the layers below its own, by name. */
export async function resourceLayers(ctx: ServiceContext, client: ClientView): Promise<AttributeLayer[]> {
  const domain = await loadDomain(ctx.store, ctx.actor, 'resources:read', { id: client.domainId })
  const names = [...new Set(client.scopes.flatMap(scopeReadings).map((reading) => reading.resource))]
  const candidates = await ctx.store.resources.byNames(domain.id, names)
  const owners = new Set(client.scopes.map((scope) => ownerOf(scope, candidates)))
  return candidates
    .filter((resource) => owners.has(resource))
    .slice(0, MAX_RESOURCES)
    .map(({ name, tokenAttributes }) => ({ origin: `Resource ${name}`, attributes: tokenAttributes }))
}
