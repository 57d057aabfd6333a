import { AppError } from '@/lib/base/app-error'
import type { Permission, Role } from '@/lib/schemas/role'
import type { Actor } from './actor'

const READS: readonly Permission[] = [
  'domains:read',
  'resources:read',
  'clients:read',
  'keys:read',
  'audit:read',
  'settings:read',
  'stores:read',
  'users:read',
  'tokens:inspect',
  'sessions:read',
  'consents:read',
]

/** What each role may do. The matrix test walks this table against every operation. */
export const ROLE_PERMISSIONS: Record<Role, ReadonlySet<Permission>> = {
  ADMINISTRATOR: new Set<Permission>([
    ...READS,
    'domains:create',
    'domains:update',
    'domains:delete',
    'resources:write',
    'clients:write',
    'clients:secrets',
    'keys:write',
    'tokens:mint',
    'accounts:read',
    'accounts:write',
    'settings:write',
    'stores:write',
    'users:write',
    'tokens:revoke',
    'sessions:end',
    'consents:revoke',
    'migration:read',
    'migration:write',
  ]),
  DOMAIN_ADMINISTRATOR: new Set<Permission>([
    'domains:read',
    'domains:update',
    'resources:read',
    'resources:write',
    'clients:read',
    'clients:write',
    'clients:secrets',
    'keys:read',
    'tokens:mint',
    'audit:read',
    'settings:read',
    'stores:read',
    'users:read',
    'users:write',
    'tokens:inspect',
    'tokens:revoke',
    'sessions:read',
    'sessions:end',
    'consents:read',
    'consents:revoke',
  ]),
  AUDITOR: new Set<Permission>([...READS, 'accounts:read', 'migration:read']),
  MIGRATION_OPERATOR: new Set<Permission>(['domains:read', 'migration:read', 'migration:write']),
  PORTAL: new Set<Permission>(),
}

/** Concern the whole server: nobody who is limited to some domains has them, whatever the role says. */
export const SERVER_WIDE: ReadonlySet<Permission> = new Set<Permission>([
  'domains:create',
  'accounts:read',
  'accounts:write',
  'settings:write',
  'stores:write',
  'migration:read',
  'migration:write',
])

/** Whether the actor holds a permission, for one domain where one is named. */
export function may(actor: Actor, permission: Permission, domainId?: string): boolean {
  if (!actor.role || !ROLE_PERMISSIONS[actor.role].has(permission)) return false
  if (actor.domainIds !== null && SERVER_WIDE.has(permission)) return false
  if (domainId === undefined) return true
  return actor.domainIds === null || actor.domainIds.includes(domainId)
}

/**
 * The last word on every operation.
 * @throws AppError unauthenticated when nobody is signed in; not_found for a domain outside the actor's reach, so that
 * its existence is not told; forbidden when the role does not allow it
 */
export function authorize(actor: Actor, permission: Permission, domainId?: string): void {
  if (actor.role === null) throw new AppError('unauthenticated', 'Sign in to do this')
  if (domainId !== undefined && actor.domainIds !== null && !actor.domainIds.includes(domainId)) {
    throw new AppError('not_found', 'There is no such thing, or it is not yours to see')
  }
  if (!may(actor, permission, domainId))
    throw new AppError('forbidden', `Your role does not allow this (${permission})`)
}

/** A secret, a key or a role is about to change: the password must have been proved in the last five minutes. */
export const REAUTHENTICATION_MAX_AGE_SECONDS = 300
export function requireRecentAuthentication(actor: Actor, now: Date): void {
  // API tokens and Basic prove themselves with every request.
  if (actor.kind !== 'ACCOUNT' || !actor.sessionId) return
  const provedAt = actor.authenticatedAt?.getTime() ?? 0
  if (now.getTime() - provedAt > REAUTHENTICATION_MAX_AGE_SECONDS * 1000) {
    throw new AppError('reauthentication_required', 'Confirm your password to continue')
  }
}
