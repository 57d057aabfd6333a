import type { ClientView } from '@/lib/schemas/client'
import { DOMAIN_DEFAULTS, type DomainView } from '@/lib/schemas/domain'
import type { ResourceView } from '@/lib/schemas/resource'
import { DEFAULT_TOKEN_SETTINGS } from '@/lib/schemas/token-type'

const AT = new Date('2026-01-01T00:00:00Z')

/** Views as services give them, for pure functions over views. */
export function domainViewOf(given: Partial<DomainView> = {}): DomainView {
  return {
    ...DOMAIN_DEFAULTS,
    id: 'd'.repeat(32),
    name: 'Payments',
    tokenSettings: [...DEFAULT_TOKEN_SETTINGS],
    customAttrs: null,
    defaultSigningKeyPair: 'Payments-default',
    tokenEndpointAuthMethodsSupported: null,
    issueTLSClientCertificateBoundAccessTokens: null,
    tlsClientAuthSubjectDN: null,
    version: 1,
    createdAt: AT,
    updatedAt: AT,
    issuer: 'https://gate.example/oauth2',
    discoveryUrl: 'https://gate.example/.well-known/openid-configuration?identityDomain=Payments',
    resourceCount: 0,
    clientCount: 0,
    ...given,
  }
}

export function clientViewOf(given: Partial<ClientView> = {}): ClientView {
  return {
    pk: 'pk-1',
    domainId: 'd'.repeat(32),
    id: 'client-1',
    name: 'Shop',
    idDomain: 'Payments',
    description: '',
    clientType: 'CONFIDENTIAL_CLIENT',
    redirectURIs: [],
    attributes: [],
    grantTypes: ['CLIENT_CREDENTIALS'],
    scopes: [],
    defaultScope: null,
    usePKCE: null,
    tokenEndpointAuthMethod: null,
    issueTLSClientCertificateBoundAccessTokens: null,
    tlsClientAuthSubjectDN: null,
    accessTokenCustomClaims: [],
    idTokenCustomClaims: [],
    userInfoCustomClaims: [],
    optionalScopes: [],
    postLogoutRedirectURIs: [],
    backchannelLogoutURI: null,
    userInfoSignedResponse: false,
    clientURI: null,
    policyURI: null,
    termsOfServiceURI: null,
    version: 1,
    createdAt: AT,
    updatedAt: AT,
    lastUsedAt: null,
    secrets: [],
    ...given,
  }
}

export function resourceViewOf(given: Partial<ResourceView> = {}): ResourceView {
  return {
    id: 'r-1',
    domainId: 'd'.repeat(32),
    name: 'Orders',
    idDomain: 'Payments',
    description: '',
    scopes: [],
    tokenAttributes: [],
    audienceClaim: { subjects: [] },
    version: 1,
    createdAt: AT,
    updatedAt: AT,
    scopeClientCounts: {},
    clientCount: 0,
    ...given,
  }
}
