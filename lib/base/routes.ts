/** Every path inside the console, built here and nowhere else. */
const seg = encodeURIComponent

export const routes = {
  overview: () => '/',
  signIn: (next?: string) => (next ? `/sign-in?next=${seg(next)}` : '/sign-in'),
  firstRun: () => '/first-run',
  domains: () => '/domains',
  newDomain: () => '/domains/new',
  domain: (domainId: string, tab?: DomainTab) => `/domains/${seg(domainId)}${tab ? `/${tab}` : ''}`,
  resources: () => '/resources',
  newResource: (domainId?: string) => `/resources/new${domainId ? `?domain=${seg(domainId)}` : ''}`,
  resource: (resourceId: string, tab?: ResourceTab) => `/resources/${seg(resourceId)}${tab ? `/${tab}` : ''}`,
  clients: () => '/clients',
  newClient: (domainId?: string) => `/clients/new${domainId ? `?domain=${seg(domainId)}` : ''}`,
  rotateSecrets: () => '/clients/rotate-secrets',
  client: (clientPk: string, tab?: ClientTab) => `/clients/${seg(clientPk)}${tab ? `/${tab}` : ''}`,
  tokens: () => '/tokens',
  tokenExchange: () => '/tokens/exchange',
  playground: (clientPk?: string) => `/playground${clientPk ? `?client=${seg(clientPk)}` : ''}`,
  consents: () => '/consents',
  sessions: () => '/sessions',
  logoutNotices: () => '/sessions/notices',
  users: () => '/users',
  newUser: (storeId?: string) => `/users/new${storeId ? `?store=${seg(storeId)}` : ''}`,
  user: (userId: string, tab?: UserTab) => `/users/${seg(userId)}${tab ? `/${tab}` : ''}`,
  importUsers: (storeId?: string) => `/users/import${storeId ? `?store=${seg(storeId)}` : ''}`,
  identityStores: () => '/settings/identity-stores',
  newIdentityStore: () => '/settings/identity-stores/new',
  identityStore: (storeId: string, tab?: IdentityStoreTab) =>
    `/settings/identity-stores/${seg(storeId)}${tab ? `/${tab}` : ''}`,
  keys: () => '/keys',
  newKeyPair: () => '/keys/new',
  uploadKeyPair: () => '/keys/upload',
  keyPair: (keyPairId: string) => `/keys/${seg(keyPairId)}`,
  keyPairFile: (keyPairId: string, file: KeyPairFileName) => `/api/keys/${seg(keyPairId)}/${file}`,
  audit: () => '/audit',
  auditEntry: (seq: number) => `/audit/${seq}`,
  auditExport: (format: 'csv' | 'json', filters: URLSearchParams) => {
    const query = new URLSearchParams(filters)
    query.set('format', format)
    return `/api/audit/export?${query}`
  },
  settings: () => '/settings',
  oauthSettings: () => '/settings/oauth',
  administrators: () => '/settings/administrators',
  apiTokens: () => '/settings/api-tokens',
  apiReference: () => '/settings/api',
  openApi: () => '/api/openapi.json',
  account: () => '/account',
  portalEnvironments: () => '/portal/environments',
  portalEnvironment: (environmentId: string, tab?: PortalEnvironmentTab) =>
    `/portal/environments/${seg(environmentId)}${tab ? `/${tab}` : ''}`,
  portalIntegration: (environmentId: string, integrationId: string) =>
    `/portal/environments/${seg(environmentId)}/integrations/${seg(integrationId)}`,
  portalConnections: () => '/portal/connections',
  portalRefusals: () => '/portal/refusals',
  portalRefusal: (correlationId: string) => `/portal/refusals/${seg(correlationId)}`,
  migration: () => '/migration',
  migrationEnvironments: () => '/migration/environments',
  migrationEnvironment: (environmentId: string, tab?: EnvironmentTab) =>
    `/migration/environments/${seg(environmentId)}${tab ? `/${tab}` : ''}`,
  migrationIntegration: (environmentId: string, integrationId: string) =>
    `/migration/environments/${seg(environmentId)}/integrations/${seg(integrationId)}`,
  migrationCalendar: (month?: string) => `/migration/calendar${month ? `?month=${seg(month)}` : ''}`,
  migrationInventory: () => '/migration/inventory',
  inventory: (tab?: InventoryTab) => `/migration/inventory${tab ? `/${tab}` : ''}`,
  inventoryChain: (chainId: string) => `/migration/inventory/chains/${seg(chainId)}`,
  inventoryImport: () => '/migration/inventory/import',
  inventoryTemplate: (format: 'csv' | 'json') => `/api/migration/inventory/template?format=${format}`,
  migrationNotices: () => '/migration/notices',
  migrationNoticeTexts: (kind?: string) => `/migration/notices/texts${kind ? `?kind=${seg(kind)}` : ''}`,
  migrationAnalytics: (narrowed: Readonly<Record<string, string>> = {}) => {
    const query = new URLSearchParams(narrowed).toString()
    return `/migration/analytics${query ? `?${query}` : ''}`
  },
  migrationRefusal: (correlationId: string) => `/migration/analytics/${seg(correlationId)}`,
  migrationSettings: () => '/migration/settings',
  invitation: () => '/invitation',
  portal: () => '/portal',
  portalChain: (environmentId: string) => `/portal/chains/${seg(environmentId)}`,
  portalChainUsers: (environmentId: string) => `/portal/chains/${seg(environmentId)}/users`,
  portalReissue: () => '/portal/reissue',
  portalPeople: () => '/portal/people',
  portalAccount: () => '/portal/account',
  migrationPeople: (kind?: 'customer' | 'partner') => `/migration/people${kind ? `?kind=${kind}` : ''}`,
  migrationPeopleOf: (kind: 'customer' | 'partner', id: string) => `/migration/people/${kind}/${seg(id)}`,
} as const

export type DomainTab =
  | 'tokens'
  | 'signing'
  | 'policy'
  | 'sign-in'
  | 'pkce'
  | 'branding'
  | 'trust'
  | 'advanced'
  | 'history'
export type ResourceTab = 'settings' | 'history'
export type ClientTab = 'claims' | 'credentials' | 'try' | 'effective' | 'activity' | 'consents' | 'history'
export type UserTab = 'access' | 'refused' | 'history'
export type EnvironmentTab = 'integrations' | 'clients' | 'cut-over' | 'analytics' | 'report' | 'history'
export type InventoryTab =
  | 'customers'
  | 'enterprises'
  | 'chains'
  | 'gateways'
  | 'environments'
  | 'partners'
  | 'applications'
export type IdentityStoreTab = 'people' | 'history'
export type KeyPairFileName = 'certificate.pem' | 'certificate.der' | 'public.pem' | 'public.jwk' | 'request.csr'
export type PortalEnvironmentTab = 'integrations' | 'clients' | 'users' | 'connections' | 'analytics' | 'audit'
