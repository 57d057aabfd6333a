import { accountEndpoint } from './endpoints/account'
import { endOtherSessions, endSessionOfOwn, signOutEndpoint, withdrawOwnConsent } from './endpoints/account-actions'
import { approvalEndpoint, approvalSkipEndpoint } from './endpoints/approval'
import { authorizationEndpoint } from './endpoints/authorize'
import type { Endpoint } from './endpoints/call'
import { changePasswordEndpoint } from './endpoints/change-password'
import { continueEndpoint } from './endpoints/continue'
import { discoveryEndpoint } from './endpoints/discovery'
import { endSessionEndpoint } from './endpoints/end-session'
import { introspectionEndpoint } from './endpoints/introspection'
import { jwksEndpoint } from './endpoints/jwks'
import { logoEndpoint } from './endpoints/logo'
import { consentPageEndpoint, errorPageEndpoint } from './endpoints/oam-pages'
import { ownConsentsEndpoint } from './endpoints/own-consents'
import { revocationEndpoint } from './endpoints/revocation'
import { signInEndpoint } from './endpoints/sign-in'
import { exchangeEndpoint, tokenEndpoint } from './endpoints/token'
import { tokenInfoEndpoint } from './endpoints/token-info'
import { userInfoEndpoint } from './endpoints/userinfo'

/** Paths that all domains share. @see spec runtime-api, head; RFC 8414 §3.1 for the path after the well-known part */
const SHARED_PATHS: ReadonlyMap<string, Endpoint> = new Map([
  ['/oauth2/rest/token', tokenEndpoint],
  ['/oauth2/rest/token/exchange', exchangeEndpoint],
  ['/oauth2/rest/token/info', tokenInfoEndpoint],
  ['/oauth2/rest/token/introspect', introspectionEndpoint],
  ['/oauth2/rest/token/revoke', revocationEndpoint],
  ['/oauth2/rest/userinfo', userInfoEndpoint],
  ['/oauth2/rest/security', jwksEndpoint],
  ['/oauth2/rest/authz', authorizationEndpoint],
  ['/oauth2/rest/authorize', authorizationEndpoint],
  ['/oauth2/rest/sign-in', signInEndpoint],
  ['/oauth2/rest/approval', approvalEndpoint],
  ['/oauth2/rest/approval/skip', approvalSkipEndpoint],
  ['/oauth2/rest/continue', continueEndpoint],
  ['/oauth2/rest/change-password', changePasswordEndpoint],
  ['/oauth2/rest/end-session', endSessionEndpoint],
  ['/oauth2/rest/consent', ownConsentsEndpoint],
  ['/oam/pages/consent.jsp', consentPageEndpoint],
  ['/oam/pages/error.jsp', errorPageEndpoint],
  ['/.well-known/openid-configuration', discoveryEndpoint],
  ['/oauth2/.well-known/openid-configuration', discoveryEndpoint],
  ['/.well-known/openid-configuration/oauth2', discoveryEndpoint],
  ['/.well-known/oauth-authorization-server', discoveryEndpoint],
  ['/.well-known/oauth-authorization-server/oauth2', discoveryEndpoint],
])

/** Paths of one domain, below `/oauth2/domains/<name>`. @see DESIGN §5 */
const DOMAIN_PATHS: ReadonlyMap<string, Endpoint> = new Map([
  ['/token', tokenEndpoint],
  ['/exchange', exchangeEndpoint],
  ['/introspect', introspectionEndpoint],
  ['/revoke', revocationEndpoint],
  ['/userinfo', userInfoEndpoint],
  ['/jwks', jwksEndpoint],
  ['/authorize', authorizationEndpoint],
  ['/authz', authorizationEndpoint],
  ['/sign-in', signInEndpoint],
  ['/approval', approvalEndpoint],
  ['/approval/skip', approvalSkipEndpoint],
  ['/continue', continueEndpoint],
  ['/change-password', changePasswordEndpoint],
  ['/end-session', endSessionEndpoint],
  ['/account', accountEndpoint],
  ['/account/end-session', endSessionOfOwn],
  ['/account/end-others', endOtherSessions],
  ['/account/withdraw', withdrawOwnConsent],
  ['/account/sign-out', signOutEndpoint],
  ['/logo', logoEndpoint],
  ['/.well-known/openid-configuration', discoveryEndpoint],
])

const DOMAIN_PREFIX = '/oauth2/domains/'
const WELL_KNOWN_PREFIXES = [
  '/.well-known/openid-configuration/oauth2/domains/',
  '/.well-known/oauth-authorization-server/oauth2/domains/',
]

export interface Route {
  endpoint: Endpoint
  /** the domain the path names */
  domainName: string | null
}

/** Whether a path belongs to the protocol, known or not. */
export function isProtocolPath(path: string): boolean {
  if (path.startsWith('/oauth2/') || path === '/oauth2' || path.startsWith('/oam/pages/')) return true
  return path.startsWith('/.well-known/o') || isBelowAnIssuer(path)
}

/** Whether a standard client would look here for the metadata of some issuer; a custom one may be called anything. */
export function isBelowAnIssuer(path: string): boolean {
  return path.includes('/.well-known/openid-configuration') || path.startsWith(AUTHORIZATION_SERVER)
}

const AUTHORIZATION_SERVER = '/.well-known/oauth-authorization-server/'
const OPENID_CONFIGURATION = '/.well-known/openid-configuration'

/**
 * The metadata of an issuer whose path is not `oauth2`, where standard clients build its address from the issuer. No
 * other path follows the issuer. @see OpenID Connect Discovery 1.0 §4, RFC 8414 §3.1; spec runtime-api §13
 */
export function findIssuerRoute(path: string, issuerPath: string): Route | null {
  const own = `/${issuerPath}`
  for (const head of ['', `${OPENID_CONFIGURATION}`, AUTHORIZATION_SERVER.slice(0, -1)]) {
    if (!path.startsWith(`${head}${own}/`) && path !== `${head}${own}`) continue
    const route = findRoute(`${head}/oauth2${path.slice(head.length + own.length)}`)
    if (route?.endpoint === discoveryEndpoint) return route
  }
  return null
}

/** The endpoint at a path, or null. */
export function findRoute(path: string): Route | null {
  const shared = SHARED_PATHS.get(path)
  if (shared) return { endpoint: shared, domainName: null }
  if (path.startsWith(DOMAIN_PREFIX)) {
    const slash = path.indexOf('/', DOMAIN_PREFIX.length)
    const endpoint = slash < 0 ? undefined : DOMAIN_PATHS.get(path.slice(slash))
    return endpoint ? route(endpoint, path.slice(DOMAIN_PREFIX.length, slash)) : null
  }
  const prefix = WELL_KNOWN_PREFIXES.find((candidate) => path.startsWith(candidate))
  return prefix ? route(discoveryEndpoint, path.slice(prefix.length)) : null
}

function route(endpoint: Endpoint, encodedName: string): Route | null {
  try {
    const domainName = decodeURIComponent(encodedName)
    return domainName === '' || encodedName.includes('/') ? null : { endpoint, domainName }
  } catch {
    return null
  }
}
