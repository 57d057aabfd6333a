import { generateKeyPairSync, sign } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { keyring, testKey } from '../testing/keys'
import {
  addClient,
  addDomain,
  basic,
  changeClient,
  changeDomain,
  createWorld,
  freshToken,
  readToken,
  SECRET,
  send,
  type World,
} from '../testing/world'

let world: World
beforeEach(() => {
  world = createWorld()
})

const headers = { authorization: basic('reporter', SECRET) }
const info = (token: string, domain = 'Payments') =>
  send(world.handle, '/oauth2/rest/token/info', { domain, form: { access_token: token } })
const introspect = (token: string, path = '/oauth2/rest/token/introspect') =>
  send(world.handle, path, { headers, form: { token } })

/** Both endpoints must find the token not valid, each in its own words. */
async function expectInvalid(token: string, rule: string) {
  const told = await info(token)
  expect([told.status, told.json]).toEqual([
    400,
    { error: 'invalid_grant', error_description: 'Access Token Validation Failed' },
  ])
  expect(world.lastRule()).toBe(rule)
  const answer = await introspect(token)
  expect([answer.status, answer.json]).toEqual([200, { active: false }])
  expect(world.told.rejected.at(-1)?.error.rule.id).toBe(rule)
}

describe('token info (spec runtime-api §7.1)', () => {
  it('shows the claims of a good token with the seconds left, by POST and by GET', async () => {
    const token = await freshToken(world)
    world.clock.advanceSeconds(100)
    const { claims } = readToken(token)
    const byPost = await info(token)
    const byGet = await send(world.handle, '/oauth2/rest/token/info', { query: `access_token=${token}` })
    expect(byPost.json).toEqual({ ...claims, rem_exp: 3500 })
    expect(byGet.json).toEqual(byPost.json)
    expect(byPost.headers['Cache-Control']).toBe('no-store')
  })

  it('needs the domain and the token', async () => {
    expect((await send(world.handle, '/oauth2/rest/token/info', { form: {} })).json.error).toBe('invalid_request')
    expect((await info(await freshToken(world), 'Nowhere')).json.error).toBe('invalid_request')
  })

  it('refuses a repeated token', async () => {
    const query = 'access_token=a&access_token=b'
    expect((await send(world.handle, '/oauth2/rest/token/info', { query })).json.error).toBe('invalid_request')
  })

  it('is not read by scripts of other origins', async () => {
    expect((await info(await freshToken(world))).headers).not.toHaveProperty('Access-Control-Allow-Origin')
  })
})

describe('introspection (RFC 7662)', () => {
  it('answers the claims, rem_exp and active', async () => {
    const token = await freshToken(world)
    expect((await introspect(token)).json).toEqual({ ...readToken(token).claims, rem_exp: 3600, active: true })
  })

  it('answers scope as a string, and client_id, on the path of the domain', async () => {
    const token = await freshToken(world, { scope: 'Ledger.read Ledger.write' })
    expect((await introspect(token, '/oauth2/domains/Payments/introspect')).json).toMatchObject({
      active: true,
      scope: 'Ledger.read Ledger.write',
      client_id: 'reporter',
      token_type: 'Bearer',
      rem_exp: 3600,
    })
  })

  it('answers 401 to a caller that does not prove itself', async () => {
    const token = await freshToken(world)
    for (const authorization of [undefined, basic('reporter', 'wrong'), basic('nobody', 'x')]) {
      const answer = await send(world.handle, '/oauth2/rest/token/introspect', {
        headers: authorization ? { authorization } : {},
        form: { token },
      })
      expect([answer.status, answer.json.error]).toEqual([401, 'invalid_client'])
    }
  })

  it('needs a token', async () => {
    expect((await send(world.handle, '/oauth2/rest/token/introspect', { headers, form: {} })).status).toBe(400)
  })

  it('answers GET with 405', async () => {
    expect((await send(world.handle, '/oauth2/rest/token/introspect', { headers })).status).toBe(405)
  })
})

describe('which tokens are good', () => {
  it('refuses a token from the second it expires', async () => {
    const token = await freshToken(world)
    world.clock.advanceSeconds(3599)
    expect((await info(token)).json.rem_exp).toBe(1)
    world.clock.advanceSeconds(1)
    await expectInvalid(token, 'token.live')
  })

  it('refuses a token of a deleted client', async () => {
    const token = await freshToken(world)
    addClient(world.config, 'd1', { clientId: 'other' })
    world.config.clients = world.config.clients.filter((client) => client.clientId !== 'reporter')
    expect((await info(token)).status).toBe(400)
    expect(world.lastRule()).toBe('token.client')
    const answer = await send(world.handle, '/oauth2/rest/token/introspect', {
      headers: { authorization: basic('other', SECRET) },
      form: { token },
    })
    expect(answer.json).toEqual({ active: false })
  })

  it('refuses a token of an earlier client with the same id', async () => {
    const token = await freshToken(world)
    changeClient(world.config, 'reporter', { createdAt: new Date(world.clock.now().getTime() + 1000) })
    await expectInvalid(token, 'token.client')
  })

  it('keeps a token good that was issued in the second its client was made', async () => {
    changeClient(world.config, 'reporter', { createdAt: world.clock.now() })
    expect((await info(await freshToken(world))).status).toBe(200)
  })

  it('refuses a token of another domain, even where both sign with one key', async () => {
    const token = await freshToken(world)
    addDomain(world.config, { id: 'd2', name: 'Other', ...keyring(testKey('Payments')) })
    addDomain(world.config, { id: 'd3', name: 'Third' })
    expect((await info(token, 'Other')).status).toBe(400)
    expect(world.lastRule()).toBe('token.domain')
    expect((await info(token, 'Third')).status).toBe(400)
    expect(world.lastRule()).toBe('token.key')
  })

  it('believes a retiring key until its end and not after', async () => {
    const token = await freshToken(world)
    const retiresAt = new Date(world.clock.now().getTime() + 600_000)
    changeDomain(world.config, 'Payments', keyring(testKey('next'), [{ key: testKey('Payments'), retiresAt }]))
    expect((await info(token)).status).toBe(200)
    world.clock.advanceSeconds(600)
    await expectInvalid(token, 'token.key')
  })

  it('keeps tokens good when the issuer of the domain changes', async () => {
    const token = await freshToken(world)
    changeDomain(world.config, 'Payments', { issuerMode: 'DOMAIN' })
    expect((await info(token)).status).toBe(200)
  })
})

describe('forged tokens', () => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  async function pieces() {
    const token = await freshToken(world)
    const [, , signature = ''] = token.split('.')
    return { ...readToken(token), signature, token }
  }
  const signed = (header: unknown, claims: unknown, key = testKey('Payments')) => {
    const input = `${part(header)}.${part(claims)}`
    const signature = sign('sha256', Buffer.from(input), { key: key.privateKey, dsaEncoding: 'ieee-p1363' })
    return `${input}.${signature.toString('base64url')}`
  }

  it.each([
    '',
    'x',
    'a.b',
    'a.b.c',
    'a.b.c.d',
    '..',
    'eyJ9.e30.x',
    `${part([])}.${part({})}.x`,
    `${part(null)}.e30.AA`,
  ])('refuses %j, which is no JWT', async (token) => {
    if (token !== '') await expectInvalid(token, 'token.format')
    expect((await introspect(token || '%20')).json).toEqual({ active: false })
  })

  it('refuses changed claims, a changed signature and none', async () => {
    const { header, claims, signature } = await pieces()
    await expectInvalid(`${part(header)}.${part({ ...claims, sub: 'admin' })}.${signature}`, 'token.signature')
    await expectInvalid(`${part(header)}.${part(claims)}.${'A'.repeat(86)}`, 'token.signature')
    await expectInvalid(`${part(header)}.${part(claims)}.`, 'token.format')
  })

  it('refuses alg none and an HMAC under the public key (RFC 8725 §2.1)', async () => {
    const { claims, header } = await pieces()
    await expectInvalid(`${part({ ...header, alg: 'none' })}.${part(claims)}.AA`, 'token.key')
    await expectInvalid(`${part({ ...header, alg: 'HS256' })}.${part(claims)}.AA`, 'token.key')
  })

  it('refuses a key of somebody else under our key id, and a key id nobody has', async () => {
    const { claims, header } = await pieces()
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const stranger = { ...testKey('Payments'), privateKey, publicKey }
    await expectInvalid(signed(header, claims, stranger), 'token.signature')
    await expectInvalid(signed({ ...header, kid: 'other' }, claims), 'token.key')
    await expectInvalid(signed({ ...header, x5t: 'other' }, claims), 'token.key')
    await expectInvalid(signed({ alg: 'ES256' }, claims), 'token.key')
  })

  it.each([
    ['no client', { client: undefined }],
    ['scope as a string', { scope: 'Ledger.read' }],
    ['no exp', { exp: undefined }],
    ['exp as text', { exp: '9999999999' }],
    ['no iat', { iat: undefined }],
  ])('refuses what our key signed but is no access token: %s', async (_, change) => {
    const { claims, header } = await pieces()
    await expectInvalid(signed(header, { ...claims, ...change }), 'token.kind')
  })
})
