import { isBuiltInScope } from '@/lib/schemas/client'
import { refuse } from '../errors'
import type { GrantRequest } from '../grants/grant'
import type { RuntimeClient, RuntimeResource } from '../ports'
import { type GrantedScopes, grantScopes } from '../scopes'
import { type ExchangeMode, isClientAllowed } from './settings'

export interface Wanted {
  mode: ExchangeMode
  scope: string | undefined
  /** names of resource servers */
  resource: readonly string[]
  audience: readonly string[]
}

/** Where the issued token is for, before it is known what the subject token allows. */
export interface Target extends GrantedScopes {
  /** true when the scopes were asked for by name, so that none may be left out */
  isExplicit: boolean
}

/**
 * The target of an exchange: named resource servers with the scopes asked for, or with all that the caller has of them.
 * Every one must list the caller.
 * @throws OAuthError invalid_target or invalid_scope
 * @see RFC 8693 §2.1 and §2.2.2, RFC 8707 §2; spec runtime-api §10
 */
export async function decideTarget(request: GrantRequest, wanted: Wanted): Promise<Target> {
  const { config, domain, authenticated } = request
  const { client } = authenticated
  const named = await findResources(request, wanted.resource)
  const isExplicit = wanted.scope !== undefined
  const granted = await grantScopes(config, domain, client, wanted.scope ?? scopesOf(client, named).join(' '))
  const resources = [...new Map([...named, ...granted.resources].map((each) => [each.id, each])).values()]
  if (resources.length === 0) throw refuse('exchange.target-known', 'scopes that belong to none')
  const strange = named.length > 0 && granted.resources.find((owner) => !named.some(({ id }) => id === owner.id))
  if (strange) throw refuse('exchange.scope-target', strange.name)
  if (resources.length > 1 && !domain.enableMultipleResourceServer) {
    throw refuse('scope.one-resource', resources.map(({ name }) => name).join(', '))
  }
  for (const resource of resources) {
    if (!isClientAllowed(resource, wanted.mode, client.clientId)) {
      throw refuse('exchange.client-allowed', `${resource.name} does not list ${client.clientId}`)
    }
  }
  await checkAudiences(request, wanted, resources)
  return { scopes: granted.scopes, resources, defaulted: false, isExplicit }
}

async function findResources({ config, domain }: GrantRequest, names: readonly string[]): Promise<RuntimeResource[]> {
  const found: RuntimeResource[] = []
  for (const name of new Set(names)) {
    const resource = name.length > 256 ? null : await config.resourceByName(domain.id, name)
    if (!resource) throw refuse('exchange.target-known', 'a name that no resource server has')
    found.push(resource)
  }
  return found
}

/** All that the client has of the servers it names; nothing is no target. */
function scopesOf(client: RuntimeClient, named: readonly RuntimeResource[]): string[] {
  return named.flatMap((resource) => {
    const own = [...client.scopes].filter((scope) => isOf(resource, scope))
    if (own.length === 0) throw refuse('scope.assigned', `none of ${resource.name}`)
    return own
  })
}

function isOf(resource: RuntimeResource, scope: string): boolean {
  return scope.startsWith(`${resource.name}.`) && resource.scopes.has(scope.slice(resource.name.length + 1))
}

/** An audience that names a resource server would open it, so it needs what a target needs. */
async function checkAudiences(
  { config, domain, authenticated }: GrantRequest,
  { audience, mode }: Wanted,
  targets: readonly RuntimeResource[],
): Promise<void> {
  for (const name of audience) {
    if (targets.some((target) => target.name === name) || name.length > 256) continue
    const resource = await config.resourceByName(domain.id, name)
    if (resource && !isClientAllowed(resource, mode, authenticated.client.clientId)) {
      throw refuse('exchange.audience', resource.name)
    }
  }
}

/**
 * Never more than the subject token allows: of a resource server it holds scopes of, only those; a built-in scope only
 * when it holds it. What was not asked for by name is left out, what was is refused.
 * @param held scopes of a subject token of this server; null for one of somebody else, which holds none here
 */
export function withinSubject(target: Target, held: readonly string[] | null): GrantedScopes {
  const isWithin = (scope: string) => {
    if (isBuiltInScope(scope)) return held?.includes(scope) ?? false
    const owner = target.resources.find((resource) => isOf(resource, scope))
    const heldOfOwner = owner && held?.filter((each) => isOf(owner, each))
    return !heldOfOwner?.length || heldOfOwner.includes(scope)
  }
  const beyond = target.scopes.filter((scope) => !isWithin(scope))
  const scopes = target.scopes.filter(isWithin)
  if (beyond.length > 0 && (target.isExplicit || scopes.length === 0)) {
    throw refuse('exchange.beyond-subject', beyond.join(' '))
  }
  return { scopes, resources: target.resources, defaulted: false }
}
