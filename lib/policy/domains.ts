import { record } from '@/lib/audit/record'
import { staleError } from '@/lib/audit/stale-error'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import type { Page } from '@/lib/base/page'
import { hex32 } from '@/lib/base/random'
import { parseOrThrow } from '@/lib/base/validate'
import { assignDomainKeyPair, prepareDomainKeyPair } from '@/lib/keys/create-domain-key-pair'
import { createDomainSchema, type DomainListItem, type DomainView, updateDomainSchema } from '@/lib/schemas/domain'
import { type DomainListQuery, domainListQuerySchema } from '@/lib/schemas/list-query'
import { changedDomain, newDomain } from './domain-rules'
import { auditedDomain, domainMembers, domainView, signingAlias } from './domain-view'
import { taken, withFieldConflicts } from './failures'
import { requireIdentityProvider } from './identity-provider'
import { searchableQuery } from './list-filters'
import { type DomainSelector, loadDomain } from './load'
import { removeDomain } from './remove-domain'
import { changedMembers, type SaveOptions } from './save'
import { switchSigningKey } from './switch-signing-key'

/** Domains the actor may see. */
export async function listDomains(
  ctx: ServiceContext,
  query: Partial<DomainListQuery> = {},
): Promise<Page<DomainListItem>> {
  authorize(ctx.actor, 'domains:read')
  const page = await ctx.store.domains.list(
    searchableQuery(parseOrThrow(domainListQuerySchema, query)),
    ctx.actor.domainIds,
  )
  return {
    ...page,
    items: page.items.map((domain) => ({
      id: domain.id,
      name: domain.name,
      description: domain.description,
      version: domain.version,
      createdAt: domain.createdAt,
      updatedAt: domain.updatedAt,
      resourceCount: domain.resourceCount,
      clientCount: domain.clientCount,
    })),
  }
}

export async function getDomain(ctx: ServiceContext, selector: DomainSelector): Promise<DomainView> {
  const domain = await loadDomain(ctx.store, ctx.actor, 'domains:read', selector)
  return domainView(ctx.store, ctx.publicUrl, domain)
}

/**
 * Makes a domain and, unless it names an existing pair, a signing key of its own.
 * @throws AppError conflict on `name` when the name is taken, in whatever case
 */
export async function createDomain(ctx: ServiceContext, input: unknown): Promise<DomainView> {
  authorize(ctx.actor, 'domains:create')
  const { name, defaultSigningKeyPair, ...given } = parseOrThrow(createDomainSchema, input)
  const now = ctx.clock.now()
  const domain = newDomain(hex32(ctx.random), name, given, now)
  // Asked before the slow part, so that a taken name costs no key; the constraint decides the race.
  if (await ctx.store.domains.byName(name)) throw taken('domain.name')
  await requireIdentityProvider(ctx.store, ctx.actor, domain.identityProvider)
  const pair = defaultSigningKeyPair ? null : await prepareDomainKeyPair(ctx, domain)
  return withFieldConflicts(() =>
    ctx.store.write(async (tx) => {
      await requireIdentityProvider(tx, ctx.actor, domain.identityProvider)
      await tx.domains.insert(domain)
      if (pair) await assignDomainKeyPair(tx, domain, pair, now)
      else if (defaultSigningKeyPair) await switchSigningKey(tx, ctx, domain, defaultSigningKeyPair)
      const alias = pair?.alias ?? defaultSigningKeyPair
      await record(tx, ctx, {
        action: 'domain.create',
        ...auditedDomain(domain),
        after: { ...domainMembers(domain), defaultSigningKeyPair: alias },
      })
      return domainView(tx, ctx.publicUrl, domain)
    }),
  )
}

/**
 * Changes a domain: members sent replace, members absent are kept, token settings merge by type unless `forceUpdate`.
 * A save that changes nothing writes nothing.
 */
export async function updateDomain(
  ctx: ServiceContext,
  selector: DomainSelector,
  patch: unknown,
  options: SaveOptions & { forceUpdate?: boolean } = {},
): Promise<DomainView> {
  authorize(ctx.actor, 'domains:update')
  const { defaultSigningKeyPair, ...given } = parseOrThrow(updateDomainSchema, patch)
  return ctx.store.write(async (tx) => {
    const current = await loadDomain(tx, ctx.actor, 'domains:update', selector)
    const stale = async () =>
      staleError(
        tx,
        { kind: 'domain', id: current.id, label: 'domain', updatedAt: current.updatedAt },
        await domainView(tx, ctx.publicUrl, current),
      )
    if (options.expectedVersion !== undefined && options.expectedVersion !== current.version) throw await stale()
    const next = changedDomain(current, given, options.forceUpdate === true)
    if (next.identityProvider !== current.identityProvider) {
      await requireIdentityProvider(tx, ctx.actor, next.identityProvider)
    }
    const aliasBefore = defaultSigningKeyPair ? await switchSigningKey(tx, ctx, next, defaultSigningKeyPair) : null
    if (aliasBefore === null && changedMembers(current, next).length === 0) {
      return domainView(tx, ctx.publicUrl, current)
    }
    const saved = { ...next, updatedAt: ctx.clock.now() }
    if (!(await tx.domains.replace(saved, current.version))) throw await stale()
    const alias = await signingAlias(tx, current.id)
    await record(tx, ctx, {
      action: 'domain.update',
      ...auditedDomain(saved),
      before: { ...domainMembers(current), defaultSigningKeyPair: aliasBefore ?? alias },
      after: { ...domainMembers(saved), defaultSigningKeyPair: alias },
    })
    return domainView(tx, ctx.publicUrl, { ...saved, version: current.version + 1 })
  })
}

/** What stands in the way of deleting a domain. */
export async function previewDomainDeletion(
  ctx: ServiceContext,
  selector: DomainSelector,
): Promise<{ resources: number; clients: number }> {
  const domain = await loadDomain(ctx.store, ctx.actor, 'domains:delete', selector)
  return ctx.store.domains.countChildren(domain.id)
}

/** @throws AppError in_use while resource servers or clients live in the domain */
export async function deleteDomain(ctx: ServiceContext, selector: DomainSelector): Promise<{ name: string }> {
  return ctx.store.write(async (tx) => {
    const domain = await loadDomain(tx, ctx.actor, 'domains:delete', selector)
    const alias = await signingAlias(tx, domain.id)
    const removedAlias = await removeDomain(tx, domain)
    await record(tx, ctx, {
      action: 'domain.delete',
      ...auditedDomain(domain),
      before: { ...domainMembers(domain), defaultSigningKeyPair: alias },
      detail: removedAlias ? { deletedKeyPair: removedAlias } : null,
    })
    return { name: domain.name }
  })
}
