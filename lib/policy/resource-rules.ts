import { AppError, fieldError } from '@/lib/base/app-error'
import type { Resource } from '@/lib/schemas/resource'
import type { ResourceRecord } from '@/lib/store/policy-types'
import { ownerOf, qualifiedScopes, scopeReadings } from './scope-names'

type Given = Partial<Omit<Resource, 'name' | 'idDomain'>>

export function newResource(
  ids: { id: string; domainId: string },
  name: string,
  given: Given,
  now: Date,
): ResourceRecord {
  return {
    ...ids,
    name,
    description: given.description ?? '',
    scopes: given.scopes ?? [],
    tokenAttributes: given.tokenAttributes ?? [],
    audienceSubjects: distinct(given.audienceClaim?.subjects ?? []),
    version: 1,
    createdAt: now,
    updatedAt: now,
  }
}

/** The resource server after a change: members sent replace, members absent are kept. */
export function changedResource(current: ResourceRecord, given: Given): ResourceRecord {
  return {
    ...current,
    description: given.description ?? current.description,
    scopes: given.scopes ?? current.scopes,
    tokenAttributes: given.tokenAttributes ?? current.tokenAttributes,
    audienceSubjects: given.audienceClaim ? distinct(given.audienceClaim.subjects) : current.audienceSubjects,
  }
}

/** Names whose scopes would read as built-in ones (`UserInfo.…`). */
export function checkResourceName(name: string): void {
  if (/^userinfo\./i.test(name)) throw fieldError('name', 'must not start with UserInfo., which names built-in scopes')
}

/** Names of resource servers that could own one of these scopes by another reading of its dots. */
export function rivalNames(resource: Pick<ResourceRecord, 'name' | 'scopes'>): string[] {
  const names = qualifiedScopes(resource).flatMap((scope) => scopeReadings(scope).map((reading) => reading.resource))
  return distinct(names).filter((name) => name !== resource.name)
}

/**
 * One scope has one owner. With dots in names `a` + `b.read` and `a.b` + `read` would be the same scope.
 * @throws AppError on `scopes` when a rival owns one already
 */
export function checkScopesUnambiguous(resource: ResourceRecord, rivals: readonly ResourceRecord[]): void {
  for (const scope of qualifiedScopes(resource)) {
    const owner = ownerOf(scope, rivals)
    if (owner) throw fieldError('scopes', `${scope} already is a scope of the resource server ${owner.name}`)
  }
}

/** Fully-qualified scopes that a change takes away. */
export function removedScopes(current: ResourceRecord, next: ResourceRecord): string[] {
  const kept = new Set(qualifiedScopes(next))
  return qualifiedScopes(current).filter((scope) => !kept.has(scope))
}

export interface ScopeUsers {
  total: number
  first: { pk: string; name: string; clientId: string }[]
}

/** Refuses to take away what clients still name, and says who they are. */
export function scopesInUse(scopes: readonly string[], users: ScopeUsers): AppError {
  const what = scopes.length === 1 ? `the scope ${scopes[0]}` : 'scopes of this resource server'
  const message = `${describeUsers(users)} still ${users.total === 1 ? 'names' : 'name'} ${what}`
  return new AppError('in_use', message, {
    fieldErrors: { scopes: [message] },
    data: { scopes, clientCount: users.total, firstClients: users.first },
  })
}

export function describeUsers({ total, first }: ScopeUsers): string {
  const names = first.map((client) => client.name)
  const others = total - names.length
  if (others <= 0) return names.join(', ')
  return `${names.join(', ')} and ${others} other ${others === 1 ? 'client' : 'clients'}`
}

function distinct(list: readonly string[]): string[] {
  return [...new Set(list)]
}
