import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import { beforeEach, describe, expect, it } from 'vitest'
import { keyring, testKey } from '../testing/keys'
import {
  addClient,
  addResource,
  askToken,
  basic,
  changeClient,
  changeDomain,
  createWorld,
  PUBLIC_URL,
  readToken,
  SECRET,
  send,
  type World,
} from '../testing/world'

let world: World
beforeEach(() => {
  world = createWorld()
})

describe('client credentials (RFC 6749 §4.4)', () => {
  it('answers a bearer token that nobody may keep', async () => {
    const answer = await askToken(world, { scope: 'Ledger.read' })
    expect(answer.status).toBe(200)
    expect(answer.headers).toMatchObject({
      'Cache-Control': 'no-store',
      'Content-Type': 'application/json;charset=UTF-8',
    })
    expect(answer.json).toEqual({ access_token: expect.any(String), token_type: 'Bearer', expires_in: 3600 })
  })

  it.each(['CLIENT_CREDENTIALS', 'client_credentials'])('takes the spelling %s', async (grant_type) => {
    expect((await askToken(world, { grant_type })).status).toBe(200)
  })

  it.each(['Client_Credentials', 'client_credentials ', 'IMPLICIT', 'implicit', '__proto__', 'toString'])(
    'refuses grant_type %s as unsupported',
    async (grant_type) => {
      const answer = await askToken(world, { grant_type })
      expect([answer.status, answer.json.error]).toEqual([400, 'unsupported_grant_type'])
      expect(world.lastRule()).toBe('grant.known')
    },
  )

  it('writes the claims and the header the specification names', async () => {
    const { json } = await askToken(world, { scope: 'Ledger.read Ledger.write' })
    const { header, claims } = readToken(json.access_token)
    expect(header).toEqual({ alg: 'ES256', typ: 'JWT', kid: 'Payments', x5t: world.domain.signingKey?.x5t })
    const issuedAt = Math.floor(world.clock.now().getTime() / 1000)
    expect(claims).toEqual({
      iss: `${PUBLIC_URL}/oauth2`,
      aud: ['Ledger', `${PUBLIC_URL}/oauth2`],
      exp: issuedAt + 3600,
      iat: issuedAt,
      jti: expect.stringMatching(/^[A-Za-z0-9_-]{22}$/),
      sub: 'reporter',
      client: 'reporter',
      scope: ['Ledger.read', 'Ledger.write'],
      domain: 'Payments',
    })
  })

  it('never issues the same jti twice', async () => {
    const ids = new Set<unknown>()
    for (let i = 0; i < 50; i++) ids.add(readToken((await askToken(world)).json.access_token).claims.jti)
    expect(ids.size).toBe(50)
  })

  it.each(['RS256', 'ES256', 'EdDSA'] as const)(
    'signs %s so that a JOSE library verifies it from the JWKS',
    async (alg) => {
      changeDomain(world.config, 'Payments', keyring(testKey('Payments', alg)))
      const { json } = await askToken(world)
      const jwks = await send(world.handle, '/oauth2/rest/security')
      const verified = await jwtVerify(
        String(json.access_token),
        createLocalJWKSet(jwks.json as unknown as JSONWebKeySet),
        { issuer: `${PUBLIC_URL}/oauth2`, audience: 'Ledger', currentDate: world.clock.now() },
      )
      expect(verified.protectedHeader.alg).toBe(alg)
    },
  )

  it('takes the lifetime of ACCESS_TOKEN', async () => {
    changeDomain(world.config, 'Payments', {
      tokenSettings: world.domain.tokenSettings.map((entry) =>
        entry.tokenType === 'ACCESS_TOKEN' ? { ...entry, tokenExpiry: 120 } : entry,
      ),
    })
    const { json } = await askToken(world)
    const { claims } = readToken(json.access_token)
    expect([json.expires_in, Number(claims.exp) - Number(claims.iat)]).toEqual([120, 120])
  })

  it('names the issuer of the domain in mode DOMAIN', async () => {
    changeDomain(world.config, 'Payments', { issuerMode: 'DOMAIN' })
    const { claims } = readToken((await askToken(world)).json.access_token)
    expect(claims.iss).toBe(`${PUBLIC_URL}/oauth2/domains/Payments`)
  })

  it('gives no refresh token even where the domain enables them', async () => {
    changeDomain(world.config, 'Payments', {
      tokenSettings: world.domain.tokenSettings.map((entry) => ({ ...entry, refreshTokenEnabled: true })),
    })
    expect((await askToken(world)).json).not.toHaveProperty('refresh_token')
  })

  it('ignores parameters it does not know, redirect_uri among them', async () => {
    expect((await askToken(world, { redirect_uri: 'http://x', colour: 'blue' })).status).toBe(200)
  })

  it('refuses a client that is not allowed the grant', async () => {
    changeClient(world.config, 'reporter', { grantTypes: new Set(['PASSWORD']) })
    const answer = await askToken(world)
    expect([answer.status, answer.json.error]).toEqual([400, 'unauthorized_client'])
    expect(world.lastRule()).toBe('grant.allowed')
  })

  it('refuses a public client, whatever its grant types say', async () => {
    changeClient(world.config, 'reporter', { clientType: 'PUBLIC_CLIENT' })
    expect((await askToken(world)).json.error).toBe('unauthorized_client')
    expect(world.lastRule()).toBe('grant.confidential')
  })

  it('answers temporarily_unavailable while the domain has no signing key', async () => {
    changeDomain(world.config, 'Payments', { signingKey: null })
    const answer = await askToken(world)
    expect([answer.status, answer.json.error]).toEqual([503, 'temporarily_unavailable'])
  })

  it('tells the listener what was issued, with the secret that was used', async () => {
    await askToken(world)
    expect(world.told.issued).toMatchObject([{ grantType: 'CLIENT_CREDENTIALS', secretId: 's-reporter' }])
  })
})

describe('attributes as claims (spec admin-api §2, §3)', () => {
  const attribute = (attrName: string, attrValue: string, attrType: 'STATIC' | 'DYNAMIC' = 'STATIC') => ({
    attrName,
    attrValue,
    attrType,
  })
  const issue = async (resource: ReturnType<typeof attribute>[], client: ReturnType<typeof attribute>[]) => {
    addResource(world.config, 'd1', { name: 'Vault', scopes: new Set(['open']), tokenAttributes: resource })
    addClient(world.config, 'd1', { clientId: 'keeper', scopes: new Set(['Vault.open']), attributes: client })
    const answer = await askToken(
      world,
      { scope: 'Vault.open' },
      { headers: { authorization: basic('keeper', SECRET) } },
    )
    return readToken(answer.json.access_token).claims
  }

  it('copies STATIC attributes, and those of the client win', async () => {
    const claims = await issue([attribute('tenant', 'a'), attribute('tier', 'gold')], [attribute('tenant', 'b')])
    expect(claims).toMatchObject({ tenant: 'b', tier: 'gold' })
  })

  it('never emits TokenExchange_ control data', async () => {
    const claims = await issue([attribute('TokenExchange_AllowedClientsForDelegation', 'x')], [])
    expect(Object.keys(claims).filter((name) => name.startsWith('TokenExchange_'))).toEqual([])
  })

  it.each([
    'sub',
    'iss',
    'aud',
    'exp',
    'scope',
    'client',
    'domain',
    'jti',
    'grant',
    'cnf',
    'act',
    'active',
    '__proto__',
  ])('lets no attribute set the claim %s', async (name) => {
    const claims = await issue([attribute(name, 'forged')], [attribute(name, 'forged')])
    expect(JSON.stringify(claims)).not.toContain('forged')
  })

  it('B04 evaluates DYNAMIC attributes at issue time: COOKIE_BASED for the session of a token that has none', async () => {
    const claims = await issue(
      [attribute('sessionId', '$session.id', 'DYNAMIC'), attribute('made', '$client.id@$request.client_ip', 'DYNAMIC')],
      [],
    )
    expect(claims).toMatchObject({ sessionId: 'COOKIE_BASED', made: 'keeper@192.0.2.1' })
  })

  it('gives no claim for what has no value, and a DYNAMIC attribute of the client still hides the one below it', async () => {
    const claims = await issue(
      [attribute('mail', 'static@hotel.example'), attribute('level', '$session.authn_level', 'DYNAMIC')],
      [attribute('mail', '$user.email', 'DYNAMIC')],
    )
    expect(claims).not.toHaveProperty('mail')
    expect(claims).not.toHaveProperty('level')
  })

  it('issues without the claim where an expression was stored that nobody can read', async () => {
    const answer = await issue([attribute('odd', '$user.emial', 'DYNAMIC'), attribute('fine', 'yes')], [])
    expect(answer).not.toHaveProperty('odd')
    expect(answer).toMatchObject({ fine: 'yes' })
  })

  it('adds audience subjects of the resource server, and the client when openid is asked for', async () => {
    addResource(world.config, 'd1', { name: 'Vault', scopes: new Set(['open']), audienceSubjects: ['urn:v', 'Vault'] })
    addClient(world.config, 'd1', { clientId: 'keeper', scopes: new Set(['Vault.open', 'openid']) })
    const headers = { authorization: basic('keeper', SECRET) }
    const { json } = await askToken(world, { scope: 'openid Vault.open' }, { headers })
    expect(readToken(json.access_token).claims.aud).toEqual(['Vault', 'urn:v', `${PUBLIC_URL}/oauth2`, 'keeper'])
  })
})
