import type { Actor } from '@/lib/auth/actor'
import { authorize } from '@/lib/auth/permissions'
import type { Permission } from '@/lib/schemas/role'
import type { ClientRecord, DomainRecord, ResourceRecord } from '@/lib/store/policy-types'
import type { StoreScope } from '@/lib/store/store'
import { notFound } from './failures'

export type DomainSelector = { id: string } | { name: string }
export type ResourceSelector = { id: string } | { name: string; domainName: string }
export type ClientSelector =
  | { pk: string }
  | { clientId: string; domainName: string }
  | { name: string; domainName: string }

/**
 * The loaders below find an entity and let it out only to an actor who holds `permission` in its domain. The role is
 * checked before anything is read, so a refusal by role tells nothing about what exists.
 */
export async function loadDomain(
  scope: StoreScope,
  actor: Actor,
  permission: Permission,
  selector: DomainSelector,
): Promise<DomainRecord> {
  authorize(actor, permission)
  const domain =
    'id' in selector
      ? await lookUp(selector.id, (id) => scope.domains.byId(id))
      : await lookUp(selector.name, (name) => scope.domains.byName(name))
  if (!domain) throw notFound(actor, 'identity domain')
  authorize(actor, permission, domain.id)
  return domain
}

/** The domain a new entity is to live in; unknown and out of reach read alike, at the field that named it. */
export async function loadOwningDomain(
  scope: StoreScope,
  actor: Actor,
  permission: Permission,
  name: string,
): Promise<DomainRecord> {
  authorize(actor, permission)
  const domain = await scope.domains.byName(name)
  const isInReach = domain !== null && (actor.domainIds === null || actor.domainIds.includes(domain.id))
  if (!isInReach) throw notFound(actor, 'identity domain', { idDomain: ['names no identity domain you can use'] })
  authorize(actor, permission, domain.id)
  return domain
}

export async function loadResource(
  scope: StoreScope,
  actor: Actor,
  permission: Permission,
  selector: ResourceSelector,
): Promise<{ resource: ResourceRecord; domain: DomainRecord }> {
  authorize(actor, permission)
  if (!('id' in selector)) {
    const domain = await loadDomain(scope, actor, permission, { name: selector.domainName })
    const resource = await lookUp(selector.name, (name) => scope.resources.byName(domain.id, name))
    if (!resource) throw notFound(actor, 'resource server')
    return { resource, domain }
  }
  const resource = await lookUp(selector.id, (id) => scope.resources.byId(id))
  if (!resource) throw notFound(actor, 'resource server')
  const domain = await loadDomain(scope, actor, permission, { id: resource.domainId })
  return { resource, domain }
}

export async function loadClient(
  scope: StoreScope,
  actor: Actor,
  permission: Permission,
  selector: ClientSelector,
): Promise<{ client: ClientRecord; domain: DomainRecord }> {
  authorize(actor, permission)
  if (!('pk' in selector)) {
    const domain = await loadDomain(scope, actor, permission, { name: selector.domainName })
    const client =
      'clientId' in selector
        ? await lookUp(selector.clientId, (id) => scope.clients.byClientId(domain.id, id))
        : await lookUp(selector.name, (name) => scope.clients.byName(domain.id, name))
    if (!client) throw notFound(actor, 'client')
    return { client, domain }
  }
  const client = await lookUp(selector.pk, (pk) => scope.clients.byPk(pk))
  if (!client) throw notFound(actor, 'client')
  const domain = await loadDomain(scope, actor, permission, { id: client.domainId })
  return { client, domain }
}

const MAX_SELECTOR_LENGTH = 512

/** Selectors come from URLs unchecked; text that nothing can be called does not reach the database. */
async function lookUp<T>(text: string, find: (text: string) => Promise<T | null>): Promise<T | null> {
  const isPossible = typeof text === 'string' && text.length <= MAX_SELECTOR_LENGTH && isStorable(text)
  return isPossible ? find(text) : null
}

/** No control characters and no half surrogate pairs: what every name and id here consists of. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !/\p{Cc}/u.test(text)
}
