/** What a gateway looks at before it hands out a token or lets a call through; ids go to figures and kept traces. */
export interface GatewayRule {
  /** what would have been accepted */
  expected: string
  /** where that is changed */
  changeAt: string
}

const CALLER = 'the request of the integration'
const CREDENTIALS = 'Environment › Clients, or Reissue Client ID in the portal'
const APPLICATIONS = 'Migration › Inventory, applications'

const REQUEST = {
  'gateway.request': { expected: 'a request that can be read, to an address of the gateway', changeAt: CALLER },
  'gateway.server': { expected: 'a server that has room for the request', changeAt: 'the server; try again later' },
  'gateway.host': {
    expected: 'the host or the name of a gateway',
    changeAt: 'the address that the integration calls; Migration › Inventory, gateways',
  },
  'gateway.enterprise-present': { expected: 'header enterpriseId', changeAt: CALLER },
  'gateway.enterprise': {
    expected: 'the Enterprise ID of an enterprise that has an environment on this gateway',
    changeAt: `${CALLER}, header enterpriseId or host; Environment › Settings, gateway`,
  },
} as const satisfies Record<string, GatewayRule>

const APPLICATION = {
  'gateway.application-present': { expected: 'header x-app-key', changeAt: CALLER },
  'gateway.application': { expected: 'the key of an application', changeAt: `${CALLER}; ${APPLICATIONS}` },
  'gateway.application-enabled': { expected: 'an application that is not disabled', changeAt: APPLICATIONS },
  'gateway.application-integration': {
    expected: 'an application that an integration of this owner uses in this environment',
    changeAt: 'Environment › Integrations, application',
  },
} as const satisfies Record<string, GatewayRule>

const CLIENT = {
  'gateway.client-present': {
    expected: 'client id and client secret in an Authorization header of scheme Basic',
    changeAt: CALLER,
  },
  'gateway.client': { expected: 'the id of a client', changeAt: `${CALLER}; ${CREDENTIALS}` },
  'gateway.client-environment': {
    expected: 'a client of an environment of this gateway and of this enterprise',
    changeAt: `${CALLER}, host, enterpriseId or client id; ${CREDENTIALS}`,
  },
  'gateway.client-scheme': {
    expected: 'a client of the scheme that the request uses: of SSD with a password, of OCIM without one',
    changeAt: CREDENTIALS,
  },
  'gateway.scheme-open': {
    expected: 'a scheme that the environment takes now: SSD until its completion, OCIM from its announcement on',
    changeAt: 'Environment › phase; the integration has to move to OCIM before completion',
  },
  'gateway.client-enabled': { expected: 'a client that is not disabled', changeAt: CREDENTIALS },
  'gateway.client-secret': { expected: 'a live secret of the client', changeAt: CREDENTIALS },
} as const satisfies Record<string, GatewayRule>

const USER = {
  'gateway.user-present': { expected: 'username and password', changeAt: CALLER },
  'gateway.user-address': {
    expected: 'few failures from one address',
    changeAt: `${CALLER}; wait a quarter of an hour`,
  },
  'gateway.user-guesses': {
    expected: 'few failures for one user name, from whatever addresses',
    changeAt: `${CALLER}; wait five minutes`,
  },
  'gateway.user': { expected: 'an integration user of this environment', changeAt: 'Environment › Role Manager' },
  'gateway.user-enabled': {
    expected: 'an integration user that is not disabled',
    changeAt: 'Environment › Role Manager',
  },
  'gateway.user-password': { expected: 'the password of the user', changeAt: `${CALLER}; Environment › Role Manager` },
  'gateway.user-integration': {
    expected: 'a user of an integration that uses this application',
    changeAt: 'Environment › Integrations, application and users',
  },
} as const satisfies Record<string, GatewayRule>

const GRANT = {
  'gateway.address': {
    expected: 'an address that the environment lets in',
    changeAt: 'Environment › Settings, allowed networks',
  },
  'gateway.grant': { expected: 'grant_type client_credentials', changeAt: CALLER },
  'gateway.scope': { expected: 'scope urn:opc:hgbu:ws:__myscopes__', changeAt: CALLER },
} as const satisfies Record<string, GatewayRule>

const CALL = {
  'gateway.token-present': {
    expected: 'an access token in an Authorization header of scheme Bearer',
    changeAt: CALLER,
  },
  'gateway.token': { expected: 'a token of this server that has not expired', changeAt: `${CALLER}; fetch a token` },
  'gateway.token-environment': {
    expected: 'a token of an environment on this gateway',
    changeAt: `${CALLER}, host; fetch a token at this gateway`,
  },
  'gateway.token-application': {
    expected: 'the key of the application for which the token was fetched',
    changeAt: `${CALLER}, header x-app-key`,
  },
  'gateway.connection': {
    expected: 'a partner whose connection to the chain is approved',
    changeAt: 'Portal of the customer, partner connections',
  },
  'gateway.property': {
    expected: 'a hotel of the chain that the client may call',
    changeAt: 'Portal of the customer, properties of the client or of the partner',
  },
} as const satisfies Record<string, GatewayRule>

export const GATEWAY_RULES = { ...REQUEST, ...APPLICATION, ...CLIENT, ...USER, ...GRANT, ...CALL }
export type GatewayRuleId = keyof typeof GATEWAY_RULES

/** A rule as it was looked at for one request. Secrets are never in it. */
export interface GatewayRuleTrace extends GatewayRule {
  rule: GatewayRuleId
  /** what was there instead, or what held, in words */
  got: string
  passed: boolean
}

export const GATEWAY_KINDS = ['SSD', 'OCIM', 'API'] as const
/** SSD and OCIM are requests for tokens, API is a call with one. */
export type GatewayKind = (typeof GATEWAY_KINDS)[number]
export type GatewayScheme = 'SSD' | 'OCIM'

/** What an application asks for; nothing else is a scope of a gateway. */
export const GATEWAY_SCOPE = 'urn:opc:hgbu:ws:__myscopes__'

/** Phases in which SSD works. */
const SSD_PHASES: readonly string[] = ['PLANNED', 'NOTIFIED', 'MIGRATING', 'POSTPONED', 'CUTOVER']

/** Whether a scheme is taken in a phase. A client of OCIM is born in the window at the earliest, and stays. */
export function isSchemeOpen(scheme: GatewayScheme, phase: string): boolean {
  return scheme === 'SSD' ? SSD_PHASES.includes(phase) : phase !== 'PLANNED'
}
