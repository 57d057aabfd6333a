import { beforeEach, describe, expect, it } from 'vitest'
import { GRANT_TYPE_NAMES } from '@/lib/schemas/grant-type'
import { CLIENT_AUTH_REGISTRY } from '../client-auth'
import { findGrant, GRANTS } from '../grants'
import { keyring, testKey } from '../testing/keys'
import { addDomain, changeDomain, createWorld, PUBLIC_URL, type Sent, send, type World } from '../testing/world'

let world: World
beforeEach(() => {
  world = createWorld()
})
const get = (path: string, sent: Partial<Sent> = {}) => send(world.handle, path, { domain: null, ...sent })
const JWKS = '/oauth2/rest/security'

describe('JWKS (RFC 7517, spec runtime-api §8)', () => {
  const kids = async (path = JWKS, sent: Partial<Sent> = {}) =>
    ((await get(path, sent)).json.keys as { kid: string }[]).map((key) => key.kid)

  it('lists the keys of the domain named by header, query or path', async () => {
    addDomain(world.config, { id: 'd2', name: 'Other' })
    expect(await kids(JWKS, { domain: 'Payments' })).toEqual(['Payments'])
    expect(await kids(JWKS, { query: 'identityDomain=Other' })).toEqual(['Other'])
    expect(await kids('/oauth2/domains/Other/jwks')).toEqual(['Other'])
  })

  it('lists the keys of all domains when none is named', async () => {
    addDomain(world.config, { id: 'd2', name: 'Other' })
    expect(await kids()).toEqual(['Payments', 'Other'])
  })

  it('lists both keys during the rollover and one after it', async () => {
    const retiresAt = new Date(world.clock.now().getTime() + 60_000)
    changeDomain(world.config, 'Payments', keyring(testKey('next'), [{ key: testKey('Payments'), retiresAt }]))
    expect(await kids(JWKS, { domain: 'Payments' })).toEqual(['next', 'Payments'])
    world.clock.advanceSeconds(59)
    expect(await kids(JWKS, { domain: 'Payments' })).toEqual(['next', 'Payments'])
    world.clock.advanceSeconds(1)
    expect(await kids(JWKS, { domain: 'Payments' })).toEqual(['next'])
    expect(await kids()).toEqual(['next'])
  })

  it('shows another key from the request after the change', async () => {
    await kids(JWKS, { domain: 'Payments' })
    changeDomain(world.config, 'Payments', keyring(testKey('next')))
    expect(await kids(JWKS, { domain: 'Payments' })).toEqual(['next'])
  })

  it('can be kept for a minute and asked for by ETag', async () => {
    const first = await get(JWKS, { domain: 'Payments' })
    expect(first.headers).toMatchObject({ 'Cache-Control': 'public, max-age=60', Vary: expect.any(String) })
    const etag = String(first.headers.ETag)
    const second = await get(JWKS, { domain: 'Payments', headers: { 'if-none-match': `W/"x", ${etag}` } })
    expect([second.status, second.body, second.headers.ETag]).toEqual([304, '', etag])
    changeDomain(world.config, 'Payments', keyring(testKey('next')))
    expect((await get(JWKS, { domain: 'Payments', headers: { 'if-none-match': etag } })).status).toBe(200)
  })

  it('is open to scripts of any origin, also when it refuses', async () => {
    expect((await get(JWKS)).headers['Access-Control-Allow-Origin']).toBe('*')
    const refused = await get(JWKS, { domain: 'Nowhere' })
    expect([refused.status, refused.headers['Access-Control-Allow-Origin']]).toEqual([400, '*'])
  })

  it('answers POST with 405', async () => {
    const answer = await get(JWKS, { form: {} })
    expect([answer.status, answer.headers.Allow]).toEqual([405, 'GET, HEAD, OPTIONS'])
  })
})

describe('discovery (OpenID Connect Discovery 1.0, RFC 8414)', () => {
  it.each([
    '/.well-known/openid-configuration',
    '/oauth2/.well-known/openid-configuration',
    '/.well-known/oauth-authorization-server',
    '/.well-known/oauth-authorization-server/oauth2',
  ])('answers for all domains at %s', async (path) => {
    expect((await get(path)).json).toMatchObject({
      issuer: `${PUBLIC_URL}/oauth2`,
      token_endpoint: `${PUBLIC_URL}/oauth2/rest/token`,
      introspection_endpoint: `${PUBLIC_URL}/oauth2/rest/token/introspect`,
      jwks_uri: `${PUBLIC_URL}/oauth2/rest/security`,
    })
  })

  it('keeps the plain endpoints for a caller that names a SHARED domain by header', async () => {
    const { json } = await get('/.well-known/openid-configuration', { domain: 'Payments' })
    expect(json).toMatchObject({ issuer: `${PUBLIC_URL}/oauth2`, token_endpoint: `${PUBLIC_URL}/oauth2/rest/token` })
  })

  it('carries the query on for a caller that names a SHARED domain by query', async () => {
    const { json } = await get('/.well-known/openid-configuration', { query: 'identityDomain=Payments' })
    expect(json.token_endpoint).toBe(`${PUBLIC_URL}/oauth2/rest/token?identityDomain=Payments`)
    expect(json.jwks_uri).toBe(`${PUBLIC_URL}/oauth2/rest/security?identityDomain=Payments`)
  })

  it.each([
    '/oauth2/domains/My%20Bank/.well-known/openid-configuration',
    '/.well-known/oauth-authorization-server/oauth2/domains/My%20Bank',
    '/.well-known/openid-configuration/oauth2/domains/My%20Bank',
  ])('answers for a domain with its own issuer at %s', async (path) => {
    addDomain(world.config, { id: 'd2', name: 'My Bank', issuerMode: 'DOMAIN' })
    const base = `${PUBLIC_URL}/oauth2/domains/My%20Bank`
    expect((await get(path)).json).toMatchObject({
      issuer: base,
      token_endpoint: `${base}/token`,
      introspection_endpoint: `${base}/introspect`,
      jwks_uri: `${base}/jwks`,
    })
  })

  it('names the issuer that tokens carry when a SHARED domain is asked by its path', async () => {
    const { json } = await get('/oauth2/domains/Payments/.well-known/openid-configuration')
    expect(json.issuer).toBe(`${PUBLIC_URL}/oauth2`)
    expect(json.token_endpoint).toBe(`${PUBLIC_URL}/oauth2/domains/Payments/token`)
  })

  it('advertises what the registries hold, and nothing that does not work yet', async () => {
    const { json } = await get('/.well-known/openid-configuration')
    expect(json.grant_types_supported).toEqual(GRANTS.map((grant) => grant.standardName))
    expect(json.token_endpoint_auth_methods_supported).toEqual([
      ...CLIENT_AUTH_REGISTRY.map(({ name }) => name),
      'none',
    ])
    for (const member of Object.keys(json).filter((name) => name.endsWith('_endpoint') || name === 'jwks_uri')) {
      const path = String(json[member]).slice(PUBLIC_URL.length)
      const isThere = await send(world.handle, path, { method: 'OPTIONS' })
      expect([member, isThere.status]).toEqual([member, 204])
    }
  })

  it('advertises the methods the domain allows', async () => {
    changeDomain(world.config, 'Payments', {
      tokenEndpointAuthMethodsSupported: ['tls_client_auth', 'client_secret_basic'],
    })
    const { json } = await get('/.well-known/openid-configuration', { domain: 'Payments' })
    expect(json.token_endpoint_auth_methods_supported).toEqual(['client_secret_basic', 'none'])
    expect(json.introspection_endpoint_auth_methods_supported).toEqual(['client_secret_basic'])
  })

  it('says what the browser flow knows', async () => {
    const { json } = await get('/oauth2/domains/Payments/.well-known/openid-configuration')
    const base = `${PUBLIC_URL}/oauth2/domains/Payments`
    expect(json).toMatchObject({
      authorization_endpoint: `${base}/authorize`,
      revocation_endpoint: `${base}/revoke`,
      end_session_endpoint: `${base}/end-session`,
      response_types_supported: ['code'],
      response_modes_supported: ['query', 'fragment', 'form_post'],
      code_challenge_methods_supported: ['S256', 'plain'],
      authorization_response_iss_parameter_supported: true,
      claims_parameter_supported: true,
      request_parameter_supported: false,
      request_uri_parameter_supported: false,
      acr_values_supported: ['1'],
      ui_locales_supported: ['en', 'de', 'fr'],
      id_token_signing_alg_values_supported: ['RS256', 'ES256'],
      backchannel_logout_supported: true,
      backchannel_logout_session_supported: true,
    })
  })

  it('names one method of challenges where the domain takes only that', async () => {
    changeDomain(world.config, 'Payments', { customAttrs: { pkceS256Only: 'true' } })
    const { json } = await get('/.well-known/openid-configuration', { domain: 'Payments' })
    expect(json.code_challenge_methods_supported).toEqual(['S256'])
  })

  it('carries the query on to where browsers are sent', async () => {
    const { json } = await get('/.well-known/openid-configuration', { query: 'identityDomain=Payments' })
    expect(json.authorization_endpoint).toBe(`${PUBLIC_URL}/oauth2/rest/authorize?identityDomain=Payments`)
  })

  it('refuses a domain that does not exist', async () => {
    expect((await get('/oauth2/domains/Nowhere/.well-known/openid-configuration')).status).toBe(400)
  })
})

describe('registry of grants', () => {
  it('holds only grants a client can be allowed, each once, found by both names', () => {
    const names = GRANTS.map((grant) => grant.grantType)
    expect(GRANT_TYPE_NAMES).toEqual(expect.arrayContaining(names))
    expect(new Set(names).size).toBe(names.length)
    for (const grant of GRANTS) {
      expect(findGrant(grant.grantType)).toBe(grant)
      expect(findGrant(grant.standardName)).toBe(grant)
    }
  })
})
