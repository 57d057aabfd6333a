import { describe, expect, it } from 'vitest'
import type { ClientView } from '@/lib/schemas/client'
import type { DomainView } from '@/lib/schemas/domain'
import type { ResourceView } from '@/lib/schemas/resource'
import { DEFAULT_TOKEN_SETTINGS } from '@/lib/schemas/token-type'
import { clientDetail, domainDetail, resourceDetail } from './oam-detail'
import { failureText, successText } from './oam-text'

const at = new Date('2026-01-01T00:00:00Z')
const stamps = { version: 1, createdAt: at, updatedAt: at }
const domain: DomainView = {
  ...stamps,
  id: '0123456789abcdef0123456789abcdef',
  name: 'TestDomain',
  description: 'Test Domain',
  identityProvider: 'UserIdentityStore1',
  errorPageURL: '/oam/pages/error.jsp',
  consentPageURL: '/oam/pages/consent.jsp',
  tokenSettings: [...DEFAULT_TOKEN_SETTINGS],
  customAttrs: null,
  enableMultipleResourceServer: false,
  oldSecretRetentionTimeInDays: 0,
  defaultSigningKeyPair: 'TestDomain-default',
  keyPairRolloverDurationInHours: 48,
  tokenEndpointAuthMethodsSupported: null,
  issueTLSClientCertificateBoundAccessTokens: null,
  tlsClientAuthSubjectDN: null,
  issuer: 'http://localhost:3000/oauth2',
  discoveryUrl: 'http://localhost:3000/.well-known/openid-configuration',
  resourceCount: 0,
  clientCount: 0,
}
const setting = (type: string) =>
  `{"tokenType":"${type}","tokenExpiry":3600,"lifeCycleEnabled":false,"refreshTokenEnabled":false,"refreshTokenExpiry":86400,"refreshTokenLifeCycleEnabled":false}`
const created = `OAuth Identity Domain :: Name - TestDomain, Id - 0123456789abcdef0123456789abcdef, Description - Test Domain, TrustStore Identifiers - [TestDomain], Identity Provider - UserIdentityStore1, TokenSettings - [${setting('ACCESS_TOKEN')}, ${setting('AUTHZ_CODE')}, ${setting('SSO_LINK_TOKEN')}], ConsentPageURL - /oam/pages/consent.jsp, ErrorPageURL - /oam/pages/error.jsp, CustomAttrs - null`

const resource: ResourceView = {
  ...stamps,
  id: '3e4e6b03-0fef-4bd8-90f6-960112b37016',
  domainId: domain.id,
  name: 'ResServer1',
  description: '',
  idDomain: 'TestDomain',
  scopes: [{ scopeName: 'scope1', description: 'ViewPage' }],
  tokenAttributes: [{ attrName: 'sessionId', attrValue: '$session.id', attrType: 'DYNAMIC' }],
  audienceClaim: { subjects: ['ab0'] },
  scopeClientCounts: {},
  clientCount: 0,
}

const client: ClientView = {
  ...stamps,
  pk: '46194a6a-4340-4f6b-8a8a-b72244c84655',
  domainId: domain.id,
  id: 'TestClientId',
  name: 'TestClient',
  idDomain: 'TestDomain',
  description: 'Test Client',
  clientType: 'CONFIDENTIAL_CLIENT',
  redirectURIs: [{ url: 'http://localhost:8080/Sample.jsp', isHttps: true }],
  attributes: [
    { attrName: 'sessionId', attrValue: '$session.id', attrType: 'DYNAMIC' },
    { attrName: 'tenant', attrValue: 'say "hi"', attrType: 'STATIC' },
  ],
  grantTypes: ['PASSWORD', 'CLIENT_CREDENTIALS'],
  scopes: ['ResServer1.scope1', 'ResServer1.scope2'],
  defaultScope: 'ResServer1.scope1',
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
  lastUsedAt: null,
  secrets: [
    {
      id: '1',
      hint: 'ce02',
      createdAt: at,
      supersededAt: null,
      expiresAt: null,
      lastUsedAt: null,
      isRecoverable: false,
    },
  ],
}

describe('sentences of the administration surface', () => {
  it('keeps the original misspellings', () => {
    expect(successText('create', 'domain', 'x')).toBe('Sucessfully created entity - OAuthIdentityDomain, detail - x')
    expect(successText('modify', 'resource', 'x')).toBe('Sucessfully modified entity - OAuthResourceServer, detail - x')
    expect(successText('delete', 'client', 'x')).toBe('Sucessfully deleted entity - OAuthClient, detail - x')
    expect(successText('retrieve', 'client', 'x')).toBe('Sucessfully retrieved entity - OAuthClient, detail - x')
    expect(failureText('create', 'domain', 'x')).toBe('Failed to create OAuth entity "IdentityDomain" - name "x"')
    expect(failureText('modify', 'resource', 'x')).toBe('Failed to modify OAuth entity "ResourceServer" - name "x"')
    expect(failureText('delete', 'client', 'x')).toBe('Failed to delete OAuth entity "Client" - name "x"')
    expect(failureText('retrieve', 'client', 'x')).toBe('Failed to retrive OAuth entity "Client" - name "x"')
  })
  it('keeps a failure on one line whatever name was asked for', () => {
    const text = failureText('retrieve', 'client', `a\r\nSet-Cookie: x\0\ud800${'y'.repeat(5000)}`)
    expect(text).not.toMatch(/[\p{Cc}]/u)
    expect(text.isWellFormed()).toBe(true)
    expect(text.length).toBeLessThan(320)
  })
})

describe('details in the order of the original', () => {
  it('prints a defaulted domain as the create sample does', () => {
    expect(domainDetail(domain, new Set(['name', 'description']))).toBe(created)
  })
  it('prints the trailing members on create only when they were sent', () => {
    expect(domainDetail(domain, new Set(['keyPairRolloverDurationInHours']))).toBe(
      `${created}, keyPairRolloverDurationInHours - 48`,
    )
  })
  it('prints the trailing members on modify always', () => {
    expect(domainDetail({ ...domain, customAttrs: { usePKCE: 'PUBLIC_CLIENTS' } })).toBe(
      `${created.replace('CustomAttrs - null', 'CustomAttrs - {"usePKCE":"PUBLIC_CLIENTS"}')}, issueTLSClientCertificateBoundAccessTokens - false, keyPairRolloverDurationInHours - 48`,
    )
  })
  it('prints a resource server with its implicit scope', () => {
    expect(resourceDetail(resource)).toBe(
      'IdentityDomain="TestDomain",Name="ResServer1",Description="null",resourceServerId="3e4e6b03-0fef-4bd8-90f6-960112b37016",resourceServerNameSpacePrefix="ResServer1.",audienceClaim="{"subjects":["ab0"]}",resServerType="CUSTOM_RESOURCE_SERVER",Scopes="[{"scopeName":"scope1","description":"ViewPage"}, {"scopeName":"DefaultScope","description":"DefaultScope"}]",tokenAttributes="[{"attrName":"sessionId","attrValue":"$session.id","attrType":DYNAMIC}]"',
    )
  })
  it('prints a client with its secret in clear only when it is handed one', () => {
    const rest =
      'clientType = CONFIDENTIAL_CLIENT, grantTypes = [PASSWORD, CLIENT_CREDENTIALS], attributes = [{"attrName":"sessionId","attrValue":"$session.id","attrType":DYNAMIC}, {"attrName":"tenant","attrValue":"say \\"hi\\"","attrType":STATIC}], scopes = [ResServer1.scope1, ResServer1.scope2], defaultScope = ResServer1.scope1, redirectURIs = [{"url":"http://localhost:8080/Sample.jsp","isHttps":true}]'
    const start =
      'OAuth Client - uid = 46194a6a-4340-4f6b-8a8a-b72244c84655, name = TestClient, id = TestClientId, identityDomain = TestDomain, description = Test Client, secret = '
    expect(clientDetail(client, 's3cret')).toBe(`${start}s3cret, ${rest}`)
    expect(clientDetail(client)).toBe(`${start}******, ${rest}`)
    expect(clientDetail({ ...client, secrets: [] }, null)).toBe(`${start}null, ${rest}`)
  })
})
