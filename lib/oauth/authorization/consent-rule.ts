import { isBuiltInScope } from '@/lib/schemas/client'
import type { RuntimeResource } from '../ports'
import { OPENID_RESOURCE, type StoredConsent } from '../ports/consents'

/** The scopes of a request that belong to one resource server: what one consent is about. */
export interface ConsentPart {
  resourceId: string
  resourceName: string
  /** null for the OpenID scopes */
  resource: RuntimeResource | null
  scopes: readonly string[]
}

/** A request by resource server, the OpenID scopes first. @see spec runtime-api §5 */
export function consentParts(scopes: readonly string[], resources: readonly RuntimeResource[]): ConsentPart[] {
  const parts: ConsentPart[] = []
  const builtIn = scopes.filter(isBuiltInScope)
  if (builtIn.length > 0) {
    parts.push({ resourceId: OPENID_RESOURCE, resourceName: OPENID_RESOURCE, resource: null, scopes: builtIn })
  }
  const others = scopes.filter((scope) => !isBuiltInScope(scope))
  for (const resource of resources) {
    const own = others.filter((scope) => ownerOf(scope, resources)?.id === resource.id)
    if (own.length > 0) parts.push({ resourceId: resource.id, resourceName: resource.name, resource, scopes: own })
  }
  return parts
}

/** Names of resource servers may hold dots, so of several that fit the longest owns the scope. */
function ownerOf(scope: string, resources: readonly RuntimeResource[]): RuntimeResource | undefined {
  const owners = resources.filter((resource) => resource.scopes.has(unqualified(scope, resource)))
  return owners.sort((a, b) => b.name.length - a.name.length)[0]
}

/** The name of a scope within its resource server; empty where it belongs to another. */
export function unqualified(scope: string, resource: RuntimeResource): string {
  return scope.startsWith(`${resource.name}.`) ? scope.slice(resource.name.length + 1) : ''
}

/** Whether a consent still lets the page be skipped. */
function isLive(consent: StoredConsent, now: Date): boolean {
  return consent.revokedAt === null && (consent.expiresAt === null || consent.expiresAt > now)
}

/** The scopes that live consents cover, by resource server. */
export function coveredScopes(stored: readonly StoredConsent[], now: Date): ReadonlyMap<string, readonly string[]> {
  return new Map(stored.filter((consent) => isLive(consent, now)).map((each) => [each.resourceId, each.scopes]))
}

/** The scopes nobody has consented to: with one the page is shown. A narrower request needs no new consent. */
export function uncoveredScopes(parts: readonly ConsentPart[], stored: readonly StoredConsent[], now: Date): string[] {
  const covered = coveredScopes(stored, now)
  return parts.flatMap(({ resourceId, scopes }) => scopes.filter((scope) => !covered.get(resourceId)?.includes(scope)))
}

/** What consents cover from now on: what they covered before, with what was allowed and without what was declined. */
export function widened(
  parts: readonly ConsentPart[],
  stored: readonly StoredConsent[],
  allowed: readonly string[],
  now: Date,
): { resourceId: string; resourceName: string; scopes: readonly string[] }[] {
  const covered = coveredScopes(stored, now)
  return parts
    .map(({ resourceId, resourceName, scopes }) => {
      const before = (covered.get(resourceId) ?? []).filter((scope) => !scopes.includes(scope))
      return { resourceId, resourceName, scopes: [...before, ...scopes.filter((scope) => allowed.includes(scope))] }
    })
    .filter(({ scopes }) => scopes.length > 0)
}
