import { IMPLICIT_SCOPE_NAME } from '@/lib/schemas/implicit-scope'
import type { ResourceRecord } from '@/lib/store/policy-types'

/** Every way to read a fully-qualified scope as resource and scope, longest resource first: both may hold dots. */
export function scopeReadings(qualified: string): { resource: string; scope: string }[] {
  const readings: { resource: string; scope: string }[] = []
  for (let dot = qualified.lastIndexOf('.'); dot > 0; dot = qualified.lastIndexOf('.', dot - 1)) {
    const scope = qualified.slice(dot + 1)
    if (scope !== '') readings.push({ resource: qualified.slice(0, dot), scope })
  }
  return readings
}

/** Whether a resource server has a scope; `DefaultScope` it always has. */
export function ownsScope(resource: Pick<ResourceRecord, 'scopes'>, scope: string): boolean {
  return scope === IMPLICIT_SCOPE_NAME || resource.scopes.some((declared) => declared.scopeName === scope)
}

/** The fully-qualified scopes of a resource server, the implicit one among them. */
export function qualifiedScopes(resource: Pick<ResourceRecord, 'name' | 'scopes'>): string[] {
  const names = new Set([IMPLICIT_SCOPE_NAME, ...resource.scopes.map((scope) => scope.scopeName)])
  return [...names].map((name) => `${resource.name}.${name}`)
}

/** The resource server that owns a scope, among those that could. */
export function ownerOf(qualified: string, candidates: readonly ResourceRecord[]): ResourceRecord | undefined {
  for (const { resource: name, scope } of scopeReadings(qualified)) {
    const owner = candidates.find((candidate) => candidate.name === name)
    if (owner && ownsScope(owner, scope)) return owner
  }
  return undefined
}
