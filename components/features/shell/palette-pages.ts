import type { PalettePage } from '@/components/patterns/palette-hit'
import { routes } from '@/lib/base/routes'

const ACCOUNT_PAGE: PalettePage = {
  href: routes.account(),
  label: 'Your account',
  keywords: ['password', 'sessions', 'sign out'],
}

const MIGRATION_PAGES: PalettePage[] = [
  { href: routes.migration(), label: 'Migration board', keywords: ['ssd', 'ocim', 'phase', 'cut-over'] },
  { href: routes.migrationEnvironments(), label: 'Environments', keywords: ['chain', 'announce', 'migration'] },
  { href: routes.migrationCalendar(), label: 'Migration calendar', keywords: ['window', 'date', 'cut-over'] },
  {
    href: routes.migrationInventory(),
    label: 'Migration inventory',
    keywords: ['customer', 'partner', 'enterprise', 'chain', 'property', 'gateway', 'application key', 'import'],
  },
  {
    href: routes.migrationPeople(),
    label: 'Portal people',
    keywords: ['invite', 'partner', 'customer', 'owner', 'member'],
  },
  { href: routes.migrationNotices(), label: 'Migration notices', keywords: ['e-mail', 'reminder', 'template'] },
  {
    href: routes.migrationAnalytics(),
    label: 'Refused requests of gateways',
    keywords: ['errors', 'analytics', 'correlation', 'migration'],
  },
  { href: routes.migrationSettings(), label: 'Migration settings', keywords: ['quiet hours', 'gate', 'reminders'] },
]

interface PalettePagesOptions {
  showAdministrators: boolean
  canCreateDomain: boolean
  canWrite: boolean
  showMigration: boolean
  /** Sees nothing but the migration. */
  onlyMigration: boolean
}

/** Pages the command palette offers, with the other words people use for them. */
export function palettePages(options: PalettePagesOptions): PalettePage[] {
  if (options.onlyMigration) return [...MIGRATION_PAGES, ACCOUNT_PAGE]
  const pages: PalettePage[] = [
    { href: routes.overview(), label: 'Overview', keywords: ['home', 'dashboard', 'attention'] },
    { href: routes.domains(), label: 'Domains', keywords: ['tenant', 'identity domain'] },
    { href: routes.resources(), label: 'Resources', keywords: ['scope', 'resource server', 'api'] },
    { href: routes.clients(), label: 'Clients', keywords: ['application', 'client id', 'secret'] },
    { href: routes.keys(), label: 'Key pairs', keywords: ['certificate', 'signing', 'jwks'] },
    { href: routes.users(), label: 'Users', keywords: ['people', 'person', 'lock', 'password', 'identity store'] },
    {
      href: routes.identityStores(),
      label: 'Identity stores',
      keywords: ['ldap', 'directory', 'people', 'lockout', 'scim'],
    },
    { href: routes.tokens(), label: 'Tokens', keywords: ['inspect', 'decode', 'jwt', 'introspect', 'revoke'] },
    {
      href: routes.tokenExchange(),
      label: 'Exchange builder',
      keywords: ['token exchange', 'delegation', 'impersonation'],
    },
    {
      href: routes.consents(),
      label: 'Consents',
      keywords: ['allowed', 'granted', 'withdraw', 'revoke', 'scope'],
    },
    {
      href: routes.sessions(),
      label: 'Sessions',
      keywords: ['signed in', 'sso', 'sign out', 'end session', 'browser'],
    },
    {
      href: routes.logoutNotices(),
      label: 'Sign-out deliveries',
      keywords: ['back-channel logout', 'notice', 'delivery'],
    },
    {
      href: routes.playground(),
      label: 'Playground',
      keywords: ['try', 'authorization code', 'pkce', 'openid connect', 'sign-in', 'flow'],
    },
    { href: routes.audit(), label: 'Audit log', keywords: ['history', 'changes', 'who'] },
    { href: routes.apiTokens(), label: 'API tokens', keywords: ['bearer', 'script'] },
    { href: routes.apiReference(), label: 'API reference', keywords: ['openapi', 'rest', 'swagger'] },
    {
      href: routes.oauthSettings(),
      label: 'OAuth settings',
      keywords: ['issuer', 'OAuthConfig', 'refresh rotation', 'secret recovery', 'xml'],
    },
    { href: routes.settings(), label: 'Settings', keywords: ['environment', 'version', 'about'] },
    ACCOUNT_PAGE,
    ...(options.showMigration ? MIGRATION_PAGES : []),
  ]
  if (options.showAdministrators) {
    pages.push({ href: routes.administrators(), label: 'Administrators', keywords: ['roles', 'auditor', 'account'] })
  }
  if (options.canCreateDomain)
    pages.push({ href: routes.newDomain(), label: 'New domain', keywords: ['create', 'add'] })
  if (options.canWrite) {
    pages.push({ href: routes.newResource(), label: 'New resource', keywords: ['create', 'add', 'scope'] })
    pages.push({ href: routes.newUser(), label: 'New user', keywords: ['create', 'add', 'person'] })
    pages.push({ href: routes.newClient(), label: 'New client', keywords: ['create', 'add', 'application'] })
  }
  return pages
}
