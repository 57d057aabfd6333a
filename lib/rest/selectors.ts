import { AppError, fieldError } from '@/lib/base/app-error'

type Query = ReadonlyMap<string, string>

/** A query parameter that must be there and not be empty. */
export function required(query: Query, name: string): string {
  const value = query.get(name)
  if (!value) throw fieldError(name, `The query must name ${name}`)
  return value
}

/** `true` or `false` in any case; absent means false. */
export function flag(query: Query, name: string): boolean {
  const value = (query.get(name) ?? 'false').toLowerCase()
  if (value !== 'true' && value !== 'false') throw fieldError(name, `${name} must be true or false`)
  return value === 'true'
}

/** Either selector suffices; whoever sends both must mean one thing by them. */
export function nameOrId(query: Query): { name: string } | { id: string; name?: string } {
  const id = query.get('id')
  const name = query.get('name')
  if (id) return name ? { id, name } : { id }
  if (name) return { name }
  throw new AppError('validation_failed', 'The query must name name or id')
}

/** The domain of a resource server or client: `identityDomainName`, or `idDomain` as some scripts spell it on writes. */
export function domainNameOf(query: Query): string {
  const name = query.get('identityDomainName')
  const alias = query.get('idDomain')
  if (name && alias && name !== alias) {
    throw fieldError('identityDomainName', 'identityDomainName and idDomain name different domains')
  }
  return name || alias || required(query, 'identityDomainName')
}

/** @throws AppError not_found when an entity found by id does not have the name the caller gave with it */
export function checkName(found: { name: string }, asked: { name?: string }): void {
  if (asked.name !== undefined && asked.name !== found.name) {
    throw new AppError('not_found', 'name and id do not belong to one entity')
  }
}
