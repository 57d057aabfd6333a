import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientSchema } from '@/lib/schemas/client'
import { domainSchema } from '@/lib/schemas/domain'
import { resourceSchema } from '@/lib/schemas/resource'
import { createIdentityStore } from '@/lib/users/identity-stores'
import { createRestWorld, RESOURCE_PATH, type RestWorld } from './testing/rest-world'

let world: RestWorld
beforeAll(async () => {
  world = await createRestWorld()
  await createIdentityStore(world.system, { name: 'PartnerStore', kind: 'BUILT_IN' })
})
afterAll(() => world.close())

const customAttrs = {
  consentExpiryTimeInMinutes: '60',
  consentAcknowledgeExpiryTimeInSeconds: '120',
  domainCertValidityInDays: '30',
  isDcrRegEnabled: 'true',
  usePKCE: 'PUBLIC_CLIENTS_STRICT',
  enableHeaderCertValue: true,
  TokenExchange_DelegationEnabled: 'true',
  TokenExchange_ImpersonationEnabled: 'false',
  TokenExchange_TokenExpiryInSeconds: '900',
  TokenExchange_DelegationClaimsToBeCopied: 'email,groups',
  TokenExchange_ImpersonationClaimsToBeCopied: 'email',
  TokenExchange_EnforceMayActClaim: 'false',
  TokenExchange_OAMIssuers: 'ALL_ISSUERS',
  keyAttributeName: 'totpKey',
  issuerMode: 'SHARED',
  aKeyNobodyKnows: 'kept',
}

/** None of these is the default, so a member that is lost on the way shows. */
const DOMAIN = {
  description: 'every member',
  identityProvider: 'PartnerStore',
  errorPageURL: '/pages/error.html',
  consentPageURL: '/pages/consent.html',
  tokenSettings: (['ACCESS_TOKEN', 'AUTHZ_CODE', 'SSO_LINK_TOKEN', 'ID_TOKEN'] as const).map((tokenType, index) => ({
    tokenType,
    tokenExpiry: 100 + index,
    lifeCycleEnabled: true,
    refreshTokenEnabled: true,
    refreshTokenExpiry: 200 + index,
    refreshTokenLifeCycleEnabled: true,
  })),
  customAttrs,
  enableMultipleResourceServer: true,
  oldSecretRetentionTimeInDays: 365,
  keyPairRolloverDurationInHours: 99_999,
  tokenEndpointAuthMethodsSupported: [
    'client_secret_basic',
    'private_key_jwt',
    'tls_client_auth',
    'self_signed_tls_client_auth',
  ],
  issueTLSClientCertificateBoundAccessTokens: true,
  tlsClientAuthSubjectDN: 'CN=%CLIENT_ID_PLACEHOLDER%,O=Example',
}
const RESOURCE = {
  description: 'every member',
  scopes: [
    { scopeName: 'read', description: 'reads' },
    { scopeName: 'write', description: 'writes' },
  ],
  tokenAttributes: [
    { attrName: 'tenant', attrValue: 'emea', attrType: 'STATIC' },
    { attrName: 'sid', attrValue: '$session.id', attrType: 'DYNAMIC' },
    { attrName: 'TokenExchange_AllowedClientsForDelegation', attrValue: 'a,b', attrType: 'STATIC' },
  ],
  audienceClaim: { subjects: ['https://api.example.test', 'ab0'] },
}
const CLIENT = {
  description: 'every member',
  clientType: 'MOBILE_CLIENT',
  redirectURIs: [
    { url: 'http://localhost:8080/Sample.jsp', isHttps: true },
    { url: 'app://callBack', isHttps: false },
  ],
  attributes: [{ attrName: 'tenant', attrValue: 'own', attrType: 'STATIC' }],
  grantTypes: ['PASSWORD', 'CLIENT_CREDENTIALS', 'JWT_BEARER', 'REFRESH_TOKEN', 'AUTHORIZATION_CODE', 'TOKEN_EXCHANGE'],
  scopes: ['R.read', 'R.DefaultScope', 'openid', 'UserInfo.email'],
  defaultScope: 'R.DefaultScope',
  usePKCE: 'NON_STRICT',
  tokenEndpointAuthMethod: 'private_key_jwt',
  issueTLSClientCertificateBoundAccessTokens: false,
  tlsClientAuthSubjectDN: 'CN=own,O=Example',
  accessTokenCustomClaims: ['mail'],
  idTokenCustomClaims: ['groups'],
  userInfoCustomClaims: ['phone'],
  optionalScopes: ['UserInfo.email'],
  postLogoutRedirectURIs: ['https://app.example.test/bye'],
  backchannelLogoutURI: 'https://app.example.test/logout',
  userInfoSignedResponse: true,
  clientURI: 'https://app.example.test/',
  policyURI: 'https://app.example.test/privacy',
  termsOfServiceURI: 'https://app.example.test/terms',
}

/** As scripts send them: every number and boolean in quotation marks. */
function quoted(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.map(quoted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, quoted(entry)]))
}
const asText = (members: typeof DOMAIN) => ({ ...members, customAttrs: JSON.stringify(members.customAttrs) })
const named = (kind: keyof typeof RESOURCE_PATH, name: string) =>
  kind === 'domain' ? `name=${name}` : `name=${name}&identityDomainName=Full`
const read = async (kind: keyof typeof RESOURCE_PATH, name: string) =>
  (await world.callJson('GET', RESOURCE_PATH[kind], { query: named(kind, name) })).json()

async function create(kind: keyof typeof RESOURCE_PATH, body: object, headers: Record<string, string> = {}) {
  const answer = await world.call('POST', RESOURCE_PATH[kind], { body: JSON.stringify(body), headers })
  expect(answer.status, answer.headers['x-gatehouse-reason']).toBe(200)
}

/** A PUT of every member, one alone at a time: each is taken, and none takes another with it. */
async function changeOneByOne(kind: keyof typeof RESOURCE_PATH, name: string, members: Record<string, unknown>) {
  const given: Record<string, unknown> = {}
  for (const [member, value] of Object.entries(members)) {
    const sent = { query: named(kind, name), body: { [member]: value } }
    const answer = await world.call('PUT', RESOURCE_PATH[kind], sent)
    expect(answer.status, `${member}: ${answer.headers['x-gatehouse-reason']}`).toBe(200)
    given[member] = member === 'customAttrs' ? JSON.stringify(value) : value
    expect(await read(kind, name), member).toMatchObject(given)
  }
}

describe('every member of an identity domain', () => {
  it('is in the lists below: none of the schema is left out', () => {
    expect([...Object.keys(DOMAIN), 'name', 'defaultSigningKeyPair'].sort()).toEqual(
      Object.keys(domainSchema.shape).sort(),
    )
  })
  it('is stored by a create and given back', async () => {
    await create('domain', { name: 'Full', ...DOMAIN })
    expect(await read('domain', 'Full')).toMatchObject({
      name: 'Full',
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      defaultSigningKeyPair: 'Full-default',
      ...asText(DOMAIN),
    })
  })
  it('is taken in quotation marks, custom attributes as a string, under the label of a form, and given back bare', async () => {
    const { customAttrs: attributes, ...rest } = DOMAIN
    const body = { name: 'Quoted', ...(quoted(rest) as object), customAttrs: JSON.stringify(attributes) }
    await create('domain', body, { 'content-type': 'application/x-www-form-urlencoded' })
    expect(await read('domain', 'Quoted')).toMatchObject(asText(DOMAIN))
  })
  it('is changed by a PUT of it alone, which leaves the others', async () => {
    await create('domain', { name: 'Plain' })
    expect(await read('domain', 'Plain')).toMatchObject({
      description: '',
      identityProvider: 'UserIdentityStore1',
      errorPageURL: '/oam/pages/error.jsp',
      consentPageURL: '/oam/pages/consent.jsp',
      customAttrs: null,
      enableMultipleResourceServer: false,
      oldSecretRetentionTimeInDays: 0,
      keyPairRolloverDurationInHours: 48,
      tokenEndpointAuthMethodsSupported: null,
      issueTLSClientCertificateBoundAccessTokens: false,
      tlsClientAuthSubjectDN: null,
    })
    await changeOneByOne('domain', 'Plain', DOMAIN)
  })
})

describe('every member of a resource server', () => {
  it('is in the lists below: none of the schema is left out', () => {
    expect([...Object.keys(RESOURCE), 'name', 'idDomain'].sort()).toEqual(Object.keys(resourceSchema.shape).sort())
  })
  it('is stored by a create and given back', async () => {
    await create('application', { name: 'R', idDomain: 'Full', ...RESOURCE })
    expect(await read('application', 'R')).toMatchObject({
      name: 'R',
      idDomain: 'Full',
      resourceServerId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      ...RESOURCE,
    })
  })
  it('is changed by a PUT of it alone, which leaves the others', async () => {
    await create('application', { name: 'Plain', idDomain: 'Full' })
    await changeOneByOne('application', 'Plain', RESOURCE)
  })
})

describe('every member of a client', () => {
  it('is in the lists below: none of the schema is left out', () => {
    expect([...Object.keys(CLIENT), 'id', 'name', 'idDomain', 'secret'].sort()).toEqual(
      Object.keys(clientSchema.shape).sort(),
    )
  })
  it('is stored by a create and given back, the secret behind its mask', async () => {
    await create('client', { id: 'full-id', name: 'C', idDomain: 'Full', secret: 'welcome1-and-more', ...CLIENT })
    expect(await read('client', 'C')).toMatchObject({
      id: 'full-id',
      name: 'C',
      idDomain: 'Full',
      secret: '******',
      ...CLIENT,
    })
  })
  it('is taken in quotation marks, under the label of a form, and given back bare', async () => {
    const body = { name: 'Quoted', idDomain: 'Full', ...(quoted(CLIENT) as object) }
    await create('client', body, { 'content-type': 'application/x-www-form-urlencoded' })
    expect(await read('client', 'Quoted')).toMatchObject(CLIENT)
  })
  it('is changed by a PUT of it alone, which leaves the others', async () => {
    await create('client', { name: 'Plain', idDomain: 'Full', clientType: 'CONFIDENTIAL_CLIENT' })
    await changeOneByOne('client', 'Plain', CLIENT)
  })
})
