import 'server-only'
import type { ServiceContext } from '@/lib/auth/context'
import { may } from '@/lib/auth/permissions'
import type { ExpressionFacts } from '@/lib/schemas/expression-values'
import { loadUser, storesInReach } from '@/lib/users/reach'
import { runtimeUser } from '@/lib/users/runtime-user'
import { listUsers } from '@/lib/users/users'
import { notFound } from './failures'
import { loadDomain } from './load'

export interface PersonChoice {
  id: string
  username: string
  /** full name or e-mail address */
  detail: string
}

const MAX_CHOICES = 8

/** People of the store a domain names, to preview claims for; none where the actor does not reach the store. */
export async function searchPeople(ctx: ServiceContext, domainId: string, q: string): Promise<PersonChoice[]> {
  const store = await storeOfDomain(ctx, domainId)
  if (!store || !may(ctx.actor, 'users:read')) return []
  const { items } = await listUsers(ctx, { q, store: store.id, limit: MAX_CHOICES })
  return items.map(({ id, username, displayName, email }) => ({ id, username, detail: displayName || email || '' }))
}

/** What expressions could say of a person. @throws AppError not_found for somebody who is not of the domain's store */
export async function previewPerson(
  ctx: ServiceContext,
  domainId: string,
  userId: string,
): Promise<NonNullable<ExpressionFacts['user']>> {
  const own = await storeOfDomain(ctx, domainId)
  const { user, store } = await loadUser(ctx.store, ctx.actor, 'users:read', { id: userId })
  if (store.id !== own?.id) throw notFound(ctx.actor, 'user')
  const { id, username, storeName, claims, groups, attributes } = runtimeUser(user, store, ctx.clock.now())
  return { id, username, storeName, claims, groups, attributes }
}

async function storeOfDomain(ctx: ServiceContext, domainId: string) {
  const domain = await loadDomain(ctx.store, ctx.actor, 'domains:read', { id: domainId })
  const store = await ctx.store.identityStores.byName(domain.identityProvider)
  const reach = await storesInReach(ctx.store, ctx.actor)
  return store && (reach === null || reach.includes(store.id)) ? store : null
}
