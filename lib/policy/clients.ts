import { record } from '@/lib/audit/record'
import { staleError } from '@/lib/audit/stale-error'
import type { ServiceContext } from '@/lib/auth/context'
import { authorize } from '@/lib/auth/permissions'
import { addSeconds } from '@/lib/base/clock'
import type { Page } from '@/lib/base/page'
import { hex32 } from '@/lib/base/random'
import { parseOrThrow } from '@/lib/base/validate'
import { type ClientListItem, type ClientView, createClientSchema, updateClientSchema } from '@/lib/schemas/client'
import { SECRET_WARNING_DAYS } from '@/lib/schemas/client-attention'
import { type ClientListQuery, clientListQuerySchema } from '@/lib/schemas/list-query'
import type { ClientRecord } from '@/lib/store/policy-types'
import type { StoreScope } from '@/lib/store/store'
import { candidateOwners, changedClient, checkClient, newClient, scopeOwners } from './client-rules'
import { auditedClient, auditedMembers, clientView } from './client-view'
import { withFieldConflicts } from './failures'
import { searchableQuery } from './list-filters'
import { type ClientSelector, loadClient, loadOwningDomain } from './load'
import { type MadeSecret, makeSecret, type SecretFormat } from './make-secret'
import { authorizeSecretChange, isCurrentSecret, replaceSecret } from './replace-secret'
import { changedMembers, type SaveOptions } from './save'
import { byClient, dueSecrets, endOfNewSecret, getsGeneratedSecret, liveSecrets } from './secret-rules'

/** Clients of the domains the actor may see. */
export async function listClients(
  ctx: ServiceContext,
  query: Partial<ClientListQuery> = {},
): Promise<Page<ClientListItem>> {
  authorize(ctx.actor, 'clients:read')
  const parsed = searchableQuery(parseOrThrow(clientListQuerySchema, query))
  const now = ctx.clock.now()
  const due = { now, before: addSeconds(now, SECRET_WARNING_DAYS * 86_400) }
  const page = await ctx.store.clients.list({ ...parsed, due }, ctx.actor.domainIds)
  const secrets = byClient(await ctx.store.clients.secretsOf(page.items.map((item) => item.pk)))
  return {
    ...page,
    items: page.items.map((item) => ({ ...item, dueSecrets: dueSecrets(secrets.get(item.pk) ?? [], now) })),
  }
}

export async function getClient(ctx: ServiceContext, selector: ClientSelector): Promise<ClientView> {
  const { client, domain } = await loadClient(ctx.store, ctx.actor, 'clients:read', selector)
  return clientView(ctx.store, client, domain, ctx.clock.now())
}

/**
 * Makes a client. `secret` in the answer is the one made here, told this once; null when the caller supplied it or the
 * client cannot keep one. With `generatesSecret: false` a client that could have one is made without.
 * @throws AppError not_found on `idDomain`, conflict on `id` or `name`, validation_failed on `scopes`, `defaultScope` …
 */
export async function createClient(
  ctx: ServiceContext,
  input: unknown,
  options: { secretFormat?: SecretFormat; generatesSecret?: boolean } = {},
): Promise<{ client: ClientView; secret: string | null }> {
  authorize(ctx.actor, 'clients:write')
  const { id, idDomain, secret: supplied, ...given } = parseOrThrow(createClientSchema, input)
  const isGenerated =
    supplied === undefined && getsGeneratedSecret(given.clientType) && options.generatesSecret !== false
  const made = isGenerated || supplied !== undefined ? await makeSecret(ctx, supplied, options.secretFormat) : null
  const client = await withFieldConflicts(() =>
    ctx.store.write(async (tx) => {
      const domain = await loadOwningDomain(tx, ctx.actor, 'clients:write', idDomain)
      const ids = { pk: ctx.random.uuid(), domainId: domain.id, clientId: id ?? hex32(ctx.random) }
      const now = ctx.clock.now()
      const fresh = newClient(ids, given, now)
      checkClient(fresh)
      await tx.clients.insert(fresh, await findScopeOwners(tx, fresh))
      if (made)
        await tx.clients.insertSecret({ ...made.row, clientPk: fresh.pk, expiresAt: endOfNewSecret(domain, now) })
      await record(tx, ctx, {
        action: 'client.create',
        ...auditedClient(fresh, domain),
        after: await auditedMembers(tx, fresh, domain),
      })
      return clientView(tx, fresh, domain, now)
    }),
  )
  return { client, secret: isGenerated ? (made?.clear ?? null) : null }
}

/**
 * Changes a client: members sent replace, members absent are kept. A `secret` that is not the current one is a rotation
 * and asks for what a rotation asks for.
 */
export async function updateClient(
  ctx: ServiceContext,
  selector: ClientSelector,
  patch: unknown,
  options: SaveOptions = {},
): Promise<ClientView> {
  authorize(ctx.actor, 'clients:write')
  const { secret: supplied, ...given } = parseOrThrow(updateClientSchema, patch)
  const made = supplied === undefined ? null : await makeReplacement(ctx, selector, supplied)
  return withFieldConflicts(() =>
    ctx.store.write(async (tx) => {
      const { client: current, domain } = await loadClient(tx, ctx.actor, 'clients:write', selector)
      const now = ctx.clock.now()
      const stale = async () =>
        staleError(
          tx,
          { kind: 'client', id: current.pk, label: 'client', updatedAt: current.updatedAt },
          await clientView(tx, current, domain, now),
        )
      if (options.expectedVersion !== undefined && options.expectedVersion !== current.version) throw await stale()
      const next = changedClient(current, given)
      if (!made && changedMembers(current, next).length === 0) return clientView(tx, current, domain, now)
      checkClient(next)
      const before = await auditedMembers(tx, current, domain)
      const saved = { ...next, updatedAt: now }
      if (!(await tx.clients.replace(saved, await findScopeOwners(tx, saved), current.version))) throw await stale()
      const previousUntil = made ? await replaceSecret(tx, saved, domain, made, now) : null
      await record(tx, ctx, {
        action: 'client.update',
        ...auditedClient(saved, domain),
        before,
        after: await auditedMembers(tx, saved, domain),
        detail: made ? { previousSecretWorksUntil: previousUntil?.toISOString() ?? null } : null,
      })
      return clientView(tx, { ...saved, version: current.version + 1 }, domain, now)
    }),
  )
}

/** What goes with a client when it is deleted. Tokens it holds stay valid until they expire. */
export async function previewClientDeletion(
  ctx: ServiceContext,
  selector: ClientSelector,
): Promise<{ liveSecrets: number; lastUsedAt: Date | null }> {
  const { client } = await loadClient(ctx.store, ctx.actor, 'clients:write', selector)
  const secrets = liveSecrets(await ctx.store.clients.secrets(client.pk), ctx.clock.now())
  return { liveSecrets: secrets.length, lastUsedAt: client.lastUsedAt }
}

export async function deleteClient(ctx: ServiceContext, selector: ClientSelector): Promise<{ name: string }> {
  return ctx.store.write(async (tx) => {
    const { client, domain } = await loadClient(tx, ctx.actor, 'clients:write', selector)
    const before = await auditedMembers(tx, client, domain)
    await tx.clients.delete(client.pk)
    await record(tx, ctx, { action: 'client.delete', ...auditedClient(client, domain), before })
    return { name: client.name }
  })
}

async function makeReplacement(
  ctx: ServiceContext,
  selector: ClientSelector,
  supplied: string,
): Promise<MadeSecret | null> {
  const { client } = await loadClient(ctx.store, ctx.actor, 'clients:write', selector)
  if (await isCurrentSecret(ctx.store, client.pk, supplied)) return null
  authorizeSecretChange(ctx, client.domainId)
  return makeSecret(ctx, supplied)
}

async function findScopeOwners(tx: StoreScope, client: ClientRecord): Promise<Record<string, string>> {
  const names = candidateOwners(client.scopes)
  const candidates = names.length === 0 ? [] : await tx.resources.byNames(client.domainId, names)
  return scopeOwners(client.scopes, candidates)
}
