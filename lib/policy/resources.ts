import { record } from '@/lib/audit/record'
import { staleError } from '@/lib/audit/stale-error'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import type { Page } from '@/lib/base/page'
import { parseOrThrow } from '@/lib/base/validate'
import { type ResourceListQuery, resourceListQuerySchema } from '@/lib/schemas/list-query'
import {
  createResourceSchema,
  type ResourceListItem,
  type ResourceView,
  updateResourceSchema,
} from '@/lib/schemas/resource'
import type { ResourceRecord } from '@/lib/store/policy-types'
import type { StoreScope } from '@/lib/store/store'
import { withFieldConflicts } from './failures'
import { searchableQuery } from './list-filters'
import { loadOwningDomain, loadResource, type ResourceSelector } from './load'
import {
  changedResource,
  checkResourceName,
  checkScopesUnambiguous,
  newResource,
  removedScopes,
  rivalNames,
  type ScopeUsers,
  scopesInUse,
} from './resource-rules'
import { auditedResource, resourceMembers, resourceView } from './resource-view'
import { changedMembers, type SaveOptions } from './save'
import { qualifiedScopes } from './scope-names'

/** How many clients a refusal names. */
const NAMED_CLIENTS = 5

/** Resource servers of the domains the actor may see. */
export async function listResources(
  ctx: ServiceContext,
  query: Partial<ResourceListQuery> = {},
): Promise<Page<ResourceListItem>> {
  authorize(ctx.actor, 'resources:read')
  const parsed = searchableQuery(parseOrThrow(resourceListQuerySchema, query))
  const page = await ctx.store.resources.list(parsed, ctx.actor.domainIds)
  return {
    ...page,
    items: page.items.map((item) => ({
      id: item.id,
      domainId: item.domainId,
      domainName: item.domainName,
      name: item.name,
      description: item.description,
      scopes: item.scopes,
      version: item.version,
      createdAt: item.createdAt,
      updatedAt: item.updatedAt,
      clientCount: item.clientCount,
    })),
  }
}

export async function getResource(ctx: ServiceContext, selector: ResourceSelector): Promise<ResourceView> {
  const { resource, domain } = await loadResource(ctx.store, ctx.actor, 'resources:read', selector)
  return resourceView(ctx.store, resource, domain)
}

/** @throws AppError not_found on `idDomain`, conflict on `name` */
export async function createResource(ctx: ServiceContext, input: unknown): Promise<ResourceView> {
  authorize(ctx.actor, 'resources:write')
  const { name, idDomain, ...given } = parseOrThrow(createResourceSchema, input)
  checkResourceName(name)
  return withFieldConflicts(() =>
    ctx.store.write(async (tx) => {
      const domain = await loadOwningDomain(tx, ctx.actor, 'resources:write', idDomain)
      const ids = { id: ctx.random.uuid(), domainId: domain.id }
      const resource = newResource(ids, name, given, ctx.clock.now())
      await checkOwnership(tx, resource)
      await tx.resources.insert(resource)
      await record(tx, ctx, {
        action: 'resource.create',
        ...auditedResource(resource, domain),
        after: resourceMembers(resource, domain),
      })
      return resourceView(tx, resource, domain)
    }),
  )
}

/**
 * Changes a resource server; name and domain are fixed, because scopes of clients carry them.
 * @throws AppError in_use when a scope that clients name would go
 */
export async function updateResource(
  ctx: ServiceContext,
  selector: ResourceSelector,
  patch: unknown,
  options: SaveOptions = {},
): Promise<ResourceView> {
  authorize(ctx.actor, 'resources:write')
  const given = parseOrThrow(updateResourceSchema, patch)
  return ctx.store.write(async (tx) => {
    const { resource: current, domain } = await loadResource(tx, ctx.actor, 'resources:write', selector)
    const stale = async () =>
      staleError(
        tx,
        { kind: 'resource', id: current.id, label: 'resource server', updatedAt: current.updatedAt },
        await resourceView(tx, current, domain),
      )
    if (options.expectedVersion !== undefined && options.expectedVersion !== current.version) throw await stale()
    const next = changedResource(current, given)
    if (changedMembers(current, next).length === 0) return resourceView(tx, current, domain)
    await checkRemovals(tx, current, next)
    if (given.scopes) await checkOwnership(tx, next)
    const saved = { ...next, updatedAt: ctx.clock.now() }
    if (!(await tx.resources.replace(saved, current.version))) throw await stale()
    await record(tx, ctx, {
      action: 'resource.update',
      ...auditedResource(saved, domain),
      before: resourceMembers(current, domain),
      after: resourceMembers(saved, domain),
    })
    return resourceView(tx, { ...saved, version: current.version + 1 }, domain)
  })
}

/** The clients that stand in the way of deleting a resource server, or of taking `scopes` (fully qualified) from it. */
export async function previewResourceDeletion(
  ctx: ServiceContext,
  selector: ResourceSelector,
  scopes?: readonly string[],
): Promise<{ clientCount: number; firstClients: ScopeUsers['first'] }> {
  const { resource } = await loadResource(ctx.store, ctx.actor, 'resources:write', selector)
  const { total, first } = await ctx.store.resources.clientsUsing(resource.id, NAMED_CLIENTS, scopes)
  return { clientCount: total, firstClients: first }
}

/** @throws AppError in_use while a client names one of its scopes */
export async function deleteResource(ctx: ServiceContext, selector: ResourceSelector): Promise<{ name: string }> {
  return ctx.store.write(async (tx) => {
    const { resource, domain } = await loadResource(tx, ctx.actor, 'resources:write', selector)
    const users = await tx.resources.clientsUsing(resource.id, NAMED_CLIENTS)
    if (users.total > 0) throw scopesInUse(qualifiedScopes(resource), users)
    await tx.resources.delete(resource.id)
    await record(tx, ctx, {
      action: 'resource.delete',
      ...auditedResource(resource, domain),
      before: resourceMembers(resource, domain),
    })
    return { name: resource.name }
  })
}

async function checkRemovals(tx: StoreScope, current: ResourceRecord, next: ResourceRecord): Promise<void> {
  const removed = removedScopes(current, next)
  if (removed.length === 0) return
  const counts = await tx.resources.countClientsByScope(current.id)
  const held = removed.filter((scope) => (counts[scope] ?? 0) > 0)
  if (held.length === 0) return
  throw scopesInUse(held, await tx.resources.clientsUsing(current.id, NAMED_CLIENTS, held))
}

async function checkOwnership(tx: StoreScope, resource: ResourceRecord): Promise<void> {
  const rivals = rivalNames(resource)
  if (rivals.length === 0) return
  checkScopesUnambiguous(resource, await tx.resources.byNames(resource.domainId, rivals))
}
