/** Roles of the console: those that an administrator gives. */
export const ROLES = ['ADMINISTRATOR', 'DOMAIN_ADMINISTRATOR', 'AUDITOR', 'MIGRATION_OPERATOR'] as const
/** PORTAL: people of partners and customers, who come by invitation and hold no permission of the console. */
export type Role = (typeof ROLES)[number] | 'PORTAL'

export const ROLE_WORDS: Record<Role, string> = {
  ADMINISTRATOR: 'Administrator',
  DOMAIN_ADMINISTRATOR: 'Domain administrator',
  AUDITOR: 'Auditor',
  MIGRATION_OPERATOR: 'Migration operator',
  PORTAL: 'Partner or customer',
}

export const ROLE_HELP: Record<Role, string> = {
  ADMINISTRATOR: 'Reads and changes everything.',
  DOMAIN_ADMINISTRATOR: 'Reads and changes the domains it is given, and nothing else.',
  AUDITOR: 'Reads everything and changes nothing.',
  MIGRATION_OPERATOR: 'Leads the migration of hotels, and sees nothing else.',
  PORTAL: 'Uses the portal of its own organisation.',
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
  'migration:read',
  'migration:write',
] as const
export type Permission = (typeof PERMISSIONS)[number]
