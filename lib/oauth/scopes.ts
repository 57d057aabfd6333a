import { isBuiltInScope } from '@/lib/schemas/client'
import { refuse } from './errors'
import type { ConfigSource, MaybePromise, RuntimeClient, RuntimeDomain, RuntimeResource } from './ports'

/** What a request asks for after every rule held. */
export interface GrantedScopes {
  /** fully qualified, in the order asked for */
  scopes: readonly string[]
  /** the resource servers that own them, each once; built-in scopes have none */
  resources: readonly RuntimeResource[]
  /** true when the request named none and the client's default was taken */
  defaulted: boolean
}

// RFC 6749 §3.3: scope-token *( SP scope-token )
const SCOPE_LIST = /^[\x21\x23-\x5b\x5d-\x7e]+(?: [\x21\x23-\x5b\x5d-\x7e]+)*$/

/**
 * Decides which scopes a client gets.
 * @throws OAuthError invalid_scope when none is asked for and the client has no default, when one is not assigned to
 * the client or belongs to no resource server, and when they belong to several resource servers of a domain that keeps
 * them apart
 * @see RFC 6749 §3.3; spec runtime-api §2, admin-api §1.1 enableMultipleResourceServer
 */
export async function grantScopes(
  config: ConfigSource,
  domain: RuntimeDomain,
  client: RuntimeClient,
  requested: string | undefined,
): Promise<GrantedScopes> {
  const scopes = requested === undefined ? [defaultScope(client)] : parseScopes(requested)
  const resources: RuntimeResource[] = []
  for (const scope of scopes) {
    if (!client.scopes.has(scope)) throw refuse('scope.assigned', scope)
    if (isBuiltInScope(scope)) continue
    const found = findOwner(config, domain.id, scope)
    const owner = found instanceof Promise ? await found : found
    if (!owner) throw refuse('scope.exists', scope)
    if (!resources.some((resource) => resource.id === owner.id)) resources.push(owner)
  }
  if (resources.length > 1 && !domain.enableMultipleResourceServer) {
    throw refuse('scope.one-resource', resources.map((resource) => resource.name).join(', '), {
      description: 'The scopes belong to several resource servers.',
    })
  }
  return { scopes, resources, defaulted: requested === undefined }
}

/**
 * Decides which scopes of a family a refresh gets: those it asks for, all of them granted before; without a wish all
 * that the client still has.
 * @throws OAuthError invalid_scope
 * @see RFC 6749 §6
 */
export async function narrowScopes(
  config: ConfigSource,
  domain: RuntimeDomain,
  client: RuntimeClient,
  family: readonly string[],
  requested: string | undefined,
): Promise<GrantedScopes> {
  if (requested !== undefined) {
    const beyond = parseScopes(requested).find((scope) => !family.includes(scope))
    if (beyond !== undefined) throw refuse('scope.granted', beyond)
    return grantScopes(config, domain, client, requested)
  }
  const left = family.filter((scope) => client.scopes.has(scope))
  if (left.length === 0) throw refuse('scope.assigned', 'none of those granted')
  const granted = await grantScopes(config, domain, client, left.join(' '))
  return { ...granted, defaulted: left.length < family.length }
}

function defaultScope(client: RuntimeClient): string {
  if (client.defaultScope) return client.defaultScope
  throw refuse('scope.default', 'neither', { description: 'A scope is needed.' })
}

function parseScopes(requested: string): string[] {
  const text = requested.trim()
  if (!SCOPE_LIST.test(text)) throw refuse('scope.readable', 'something else')
  const list = text.split(' ')
  return list.length === 1 ? list : [...new Set(list)]
}

/**
 * The resource server a fully-qualified scope belongs to. Names of resource servers may hold dots (`https://api.example`),
 * so the last dot is tried first.
 */
export function findOwner(
  config: Pick<ConfigSource, 'resourceByName'>,
  domainId: string,
  scope: string,
): MaybePromise<RuntimeResource | null> {
  const dot = scope.lastIndexOf('.')
  if (dot <= 0) return null
  const found = config.resourceByName(domainId, scope.slice(0, dot))
  if (!(found instanceof Promise) && found?.scopes.has(scope.slice(dot + 1))) return found
  return findOwnerSlowly(config, domainId, scope)
}

async function findOwnerSlowly(
  config: Pick<ConfigSource, 'resourceByName'>,
  domainId: string,
  scope: string,
): Promise<RuntimeResource | null> {
  for (let dot = scope.lastIndexOf('.'); dot > 0; dot = scope.lastIndexOf('.', dot - 1)) {
    const resource = await config.resourceByName(domainId, scope.slice(0, dot))
    if (resource?.scopes.has(scope.slice(dot + 1))) return resource
  }
  return null
}
