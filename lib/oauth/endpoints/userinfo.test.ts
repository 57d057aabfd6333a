import { beforeEach, describe, expect, it } from 'vitest'
import type { RuntimeClient } from '../ports'
import { partnerClaims, partnerKey, signedBy, trustedIssuer } from '../testing/assertions'
import type { MemoryUser } from '../testing/memory-users'
import { personToken } from '../testing/person-token'
import { addClient, basic, changeClient, createWorld, SECRET, type Sent, send, type World } from '../testing/world'

const SHARED = '/oauth2/rest/userinfo'
const OWN = '/oauth2/domains/Payments/userinfo'
const BUILT_IN = ['UserInfo.me', 'UserInfo.email', 'UserInfo.address', 'UserInfo.phone', 'UserInfo.profile']

let world: World
let client: RuntimeClient
let casey: MemoryUser
beforeEach(() => {
  world = createWorld()
  const scopes = new Set([...BUILT_IN, 'openid', 'email', 'profile', 'address', 'phone', 'Ledger.read'])
  client = addClient(world.config, 'd1', {
    clientId: 'portal',
    grantTypes: new Set(['JWT_BEARER']),
    scopes,
    userInfoCustomClaims: ['costCentre', 'groups'],
  })
  casey = world.users.add({
    username: 'casey.brown',
    claims: {
      name: 'Casey Brown',
      family_name: 'Brown',
      preferred_username: 'casey',
      locale: 'de-DE',
      updated_at: 1772366400,
      email: 'casey@hotel.example',
      email_verified: true,
      address: { formatted: 'Hauptstr. 1, Berlin', region: 'BE', postal_code: '10115', country: 'DE' },
      phone_number: '+49 30 1234567',
      phone_number_verified: false,
    },
    groups: ['front-desk', 'managers'],
    attributes: { costCentre: 4711 },
  })
})

const token = (scope: string) => personToken(world, client, casey, scope)
const bearer = (value: string) => ({ authorization: `Bearer ${value}` })
const ask = async (path: string, scope: string, sent: Partial<Sent> = {}) =>
  send(world.handle, path, { headers: bearer(await token(scope)), ...sent })

describe('UserInfo on the path that all domains share (spec runtime-api §9)', () => {
  const assertedToken = (scope: string) => {
    world.config.issuers = [trustedIssuer()]
    const form = { grant_type: 'JWT_BEARER', assertion: signedBy(partnerKey(), partnerClaims()), scope }
    return send(world.handle, '/oauth2/rest/token', { headers: { authorization: basic('portal', SECRET) }, form })
  }

  it('D30 a JWT bearer token with UserInfo.email returns the e-mail block; without that scope it does not', async () => {
    const email = { email: 'casey@hotel.example', email_verified: 'Y' }
    for (const [scope, block] of [
      ['UserInfo.email', email],
      ['UserInfo.me', undefined],
      ['UserInfo.phone', undefined],
    ] as const) {
      const { json: issued } = await assertedToken(scope)
      const { status, json } = await send(world.handle, SHARED, { headers: bearer(String(issued.access_token)) })
      expect([status, json.sub, json.email]).toEqual([200, 'casey.brown', block])
    }
  })

  it('D31 UserInfo scopes must be assigned to the client to be granted', async () => {
    changeClient(world.config, 'portal', { scopes: new Set(['UserInfo.me']) })
    expect((await assertedToken('UserInfo.me')).status).toBe(200)
    const refused = await assertedToken('UserInfo.email')
    expect([refused.status, refused.json.error]).toEqual([400, 'invalid_scope'])
  })

  it('groups the claims by scope, verified flags as Y and N, and names the user', async () => {
    const { json } = await ask(SHARED, BUILT_IN.join(' '))
    expect(json).toEqual({
      sub: 'casey.brown',
      profile: {
        name: 'Casey Brown',
        family_name: 'Brown',
        preferred_username: 'casey',
        locale: 'de-DE',
        updated_at: 1772366400,
      },
      email: { email: 'casey@hotel.example', email_verified: 'Y' },
      address: { formatted: 'Hauptstr. 1, Berlin', region: 'BE', postal_code: '10115', country: 'DE' },
      phone: { phone_number: '+49 30 1234567', phone_number_verified: 'N' },
      costCentre: 4711,
      groups: 'front-desk:managers',
    })
  })

  it.each([
    ['UserInfo.me', 'openid'],
    ['UserInfo.email', 'openid email'],
    ['UserInfo.address', 'openid address'],
    ['UserInfo.phone', 'openid phone'],
    ['UserInfo.profile', 'openid profile'],
  ])('answers %s as it answers %s', async (builtIn, standard) => {
    expect((await ask(SHARED, builtIn)).json).toEqual((await ask(SHARED, standard)).json)
  })

  it('leaves out a group nothing is known for', async () => {
    casey.claims = {}
    const { status, json } = await ask(SHARED, BUILT_IN.join(' '))
    expect([status, Object.keys(json).sort()]).toEqual([200, ['costCentre', 'groups', 'sub']])
  })

  it('refuses a token without a suitable scope with 400', async () => {
    const { status, json, headers } = await ask(SHARED, 'Ledger.read')
    expect([status, json.error]).toEqual([400, 'insufficient_scope'])
    expect(headers['WWW-Authenticate']).toContain('Bearer realm="gatehouse", error="insufficient_scope"')
    expect((await ask(SHARED, 'email')).status).toBe(400)
    expect(world.lastRule()).toBe('userinfo.scope')
  })
})

describe('UserInfo of a domain (OpenID Connect Core §5.3)', () => {
  it('answers the flat claims of the scopes, and the same subject as the token', async () => {
    const { status, json, headers } = await ask(OWN, 'openid email phone', { domain: null })
    expect([status, json]).toEqual([
      200,
      {
        sub: 'casey.brown',
        email: 'casey@hotel.example',
        email_verified: true,
        phone_number: '+49 30 1234567',
        phone_number_verified: false,
        costCentre: 4711,
        groups: 'front-desk:managers',
      },
    ])
    expect(headers).toMatchObject({ 'Cache-Control': 'no-store', 'Access-Control-Allow-Origin': '*' })
  })

  it('refuses a token without openid with 403 (RFC 6750 §3.1)', async () => {
    const { status, json } = await ask(OWN, 'profile', { domain: null })
    expect([status, json.error]).toEqual([403, 'insufficient_scope'])
  })

  it('lets no custom claim take the place of the subject', async () => {
    world.config.clients = world.config.clients.map((one) => ({ ...one, userInfoCustomClaims: ['sub', 'uid', 'iss'] }))
    casey.attributes = { sub: 'somebody.else', uid: 'x', iss: 'y' }
    expect((await ask(OWN, 'openid', { domain: null })).json).toEqual({ sub: 'casey.brown' })
  })
})

describe('the token that UserInfo is asked with (RFC 6750)', () => {
  it('may come in the header or in the form of a POST', async () => {
    const value = await token('openid')
    for (const sent of [
      { headers: { authorization: `bearer  ${value}` } },
      { method: 'POST', headers: bearer(value) },
      { form: { access_token: value } },
      { form: '{}', headers: { ...bearer(value), 'content-type': 'application/json' } },
    ]) {
      expect((await send(world.handle, SHARED, sent)).status).toBe(200)
    }
  })

  it('is refused when it comes twice, and not looked for in the query', async () => {
    const value = await token('openid')
    const twice = await send(world.handle, SHARED, { form: { access_token: value }, headers: bearer(value) })
    expect([twice.status, twice.json.error]).toEqual([400, 'invalid_request'])
    expect((await send(world.handle, SHARED, { query: `access_token=${value}` })).status).toBe(401)
    expect((await send(world.handle, SHARED, { form: { token: value } })).status).toBe(401)
  })

  it('tells a caller without a token the scheme and no error code', async () => {
    for (const headers of [undefined, { authorization: 'Basic YTpi' }, { authorization: 'Bearer' }]) {
      const answer = await send(world.handle, SHARED, { headers })
      expect([answer.status, answer.headers['WWW-Authenticate']]).toEqual([401, 'Bearer realm="gatehouse"'])
      expect(world.lastRule()).toBe('bearer.present')
    }
  })

  it('is refused with 401 and one text for every reason when it is not valid', async () => {
    const good = await token('openid')
    const expired = await token('openid')
    const texts = new Set<string>()
    const refuseWith = async (value: string, rule: string) => {
      const answer = await send(world.handle, SHARED, { headers: bearer(value) })
      expect([answer.status, answer.json.error, world.lastRule()]).toEqual([401, 'invalid_token', rule])
      expect(answer.headers['WWW-Authenticate']).toMatch(/^Bearer realm="gatehouse", error="invalid_token"/)
      texts.add(answer.body.toString())
    }
    await refuseWith('nonsense', 'token.format')
    await refuseWith(`${good.slice(0, -8)}AAAAAAAA`, 'token.signature')
    world.clock.advanceSeconds(3600)
    await refuseWith(expired, 'token.live')
    expect(texts.size).toBe(1)
  })

  it('must speak for a person who is still there', async () => {
    const own = await personToken(world, client, null, 'openid')
    const gone = await token('openid')
    world.users.remove(casey.id)
    for (const value of [own, gone]) {
      const answer = await send(world.handle, SHARED, { headers: bearer(value) })
      expect([answer.status, answer.json.error]).toEqual([401, 'invalid_token'])
    }
  })

  it('is one of the domain that is asked', async () => {
    const value = await token('openid')
    expect((await send(world.handle, SHARED, { headers: bearer(value), domain: 'Nowhere' })).status).toBe(400)
    expect((await send(world.handle, SHARED, { headers: bearer(value), domain: null })).status).toBe(400)
  })
})
