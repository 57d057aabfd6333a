export const ROLES = ['ADMINISTRATOR', 'DOMAIN_ADMINISTRATOR', 'AUDITOR'] as const
export type Role = (typeof ROLES)[number]

export const ROLE_WORDS: Record<Role, string> = {
  ADMINISTRATOR: 'Administrator',
  DOMAIN_ADMINISTRATOR: 'Domain administrator',
  AUDITOR: 'Auditor',
}

export const ROLE_HELP: Record<Role, string> = {
  ADMINISTRATOR: 'Reads and changes everything.',
  DOMAIN_ADMINISTRATOR: 'Reads and changes the domains it is given, and nothing else.',
  AUDITOR: 'Reads everything and changes nothing.',
}

/**
 * What can be done, `area:verb`. Those in DOMAIN_SCOPED are decided for one domain; the others concern the whole server.
 */
export const PERMISSIONS = [
  'domains:read',
  'domains:create',
  'domains:update',
  'domains:delete',
  'resources:read',
  'resources:write',
  'clients:read',
  'clients:write',
  'clients:secrets',
  'keys:read',
  'keys:write',
  'tokens:mint',
  'audit:read',
  'accounts:read',
  'accounts:write',
  'settings:read',
  'settings:write',
  'stores:read',
  'stores:write',
  'users:read',
  'users:write',
  'tokens:inspect',
  'tokens:revoke',
  'sessions:read',
  'sessions:end',
  'consents:read',
  'consents:revoke',
] as const
export type Permission = (typeof PERMISSIONS)[number]
