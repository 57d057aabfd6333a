import { beforeEach, describe, expect, it } from 'vitest'
import { sha256Hex } from '@/lib/base/hash'
import {
  addClient,
  basic,
  changeClient,
  changeDomain,
  createWorld,
  SECRET,
  type Sent,
  send,
  type World,
} from '../testing/world'

let world: World
beforeEach(() => {
  world = createWorld()
})

const ask = (headers: Record<string, string>, form: Record<string, string> = {}, sent: Partial<Sent> = {}) =>
  send(world.handle, '/oauth2/rest/token', { ...sent, headers, form: { grant_type: 'client_credentials', ...form } })

describe('client authentication (RFC 6749 §2.3)', () => {
  it('accepts HTTP Basic in base64 and in base64url', async () => {
    addClient(world.config, 'd1', {
      clientId: 'odd',
      defaultScope: 'openid',
      scopes: new Set(['openid']),
      secrets: [{ id: 's', hashKind: 'SHA256', hash: sha256Hex('~~~???>>>ÿ'), expiresAt: null }],
    })
    const standard = Buffer.from('odd:~~~???>>>ÿ').toString('base64')
    expect(standard).toMatch(/[+/]/)
    const urlSafe = standard.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
    expect((await ask({ authorization: `Basic ${standard}` })).status).toBe(200)
    expect((await ask({ authorization: `basic ${urlSafe}` })).status).toBe(200)
  })

  it.each(['p%20w', 'a+b c', '100%', 'ä:ö'])('accepts the secret %j raw and form-encoded', async (secret) => {
    changeClient(world.config, 'reporter', {
      secrets: [{ id: 's', hashKind: 'SHA256', hash: sha256Hex(secret), expiresAt: null }],
    })
    const encoded = new URLSearchParams({ s: secret }).toString().slice(2)
    expect((await ask({ authorization: basic('reporter', secret) })).status).toBe(200)
    expect((await ask({ authorization: basic('reporter', encoded) })).status).toBe(200)
  })

  it('accepts client_id and client_secret in the form', async () => {
    expect((await ask({}, { client_id: 'reporter', client_secret: SECRET })).status).toBe(200)
  })

  it.each([
    ['a wrong secret', basic('reporter', 'wrong'), 'client.secret'],
    ['an empty secret', basic('reporter', ''), 'client.secret'],
    ['an unknown client', basic('nobody', SECRET), 'client.known'],
    ['no colon', `Basic ${Buffer.from('reporter').toString('base64')}`, 'client.header-readable'],
    [
      'bytes that are no UTF-8',
      `Basic ${Buffer.from([0xff, 0xfe, 0x3a]).toString('base64')}`,
      'client.header-readable',
    ],
    ['something that is no base64', 'Basic ###', 'client.header-readable'],
    ['nothing after the scheme', 'Basic', 'client.header-readable'],
    ['another scheme', 'Bearer abc', 'client.scheme'],
  ])('answers %s with the same 401 as any other failure', async (_, authorization, rule) => {
    const answer = await ask({ authorization })
    expect(answer.status).toBe(401)
    expect(answer.json).toEqual({ error: 'invalid_client', error_description: 'Client authentication failed.' })
    expect(answer.headers['WWW-Authenticate']).toMatch(/^Basic realm=/)
    expect(world.lastRule()).toBe(rule)
  })

  it('keeps the secret of a caller who swaps id and secret out of what is logged', async () => {
    expect((await ask({ authorization: basic(SECRET, 'reporter') })).status).toBe(401)
    expect((await ask({}, { client_id: SECRET, client_secret: 'reporter' })).status).toBe(401)
    expect(world.told.refused).toHaveLength(2)
    for (const { facts, error } of world.told.refused) {
      expect(JSON.stringify([error.rule, error.message, facts.client?.clientId, facts.grantType])).not.toContain(SECRET)
    }
  })

  it('answers 401 when there are no credentials at all', async () => {
    expect((await ask({})).json.error).toBe('invalid_client')
    expect(world.lastRule()).toBe('client.identified')
  })

  it('verifies an unknown client against something, so that it takes as long as a known one', async () => {
    const verified: number[] = []
    const { verify } = world.deps.secrets
    world.deps.secrets.verify = (secrets, presented, now) => {
      verified.push(secrets.length)
      return verify(secrets, presented, now)
    }
    await ask({ authorization: basic('nobody', 'x') })
    await ask({ authorization: basic('reporter', 'x') })
    expect(verified).toEqual([0, 1])
  })

  it('does not know a client of another domain', async () => {
    addClient(world.config, 'd2', { clientId: 'foreign' })
    expect((await ask({ authorization: basic('foreign', SECRET) })).status).toBe(401)
  })

  it.each([
    ['a secret in the form', { client_id: 'reporter', client_secret: SECRET }],
    ['an assertion', { client_assertion: 'x', client_assertion_type: 'JWT_BEARER' }],
  ])('refuses Basic beside %s', async (_, form) => {
    const answer = await ask({ authorization: basic('reporter', SECRET) }, form)
    expect([answer.status, answer.json.error]).toEqual([400, 'invalid_request'])
    expect(world.lastRule()).toBe('client.one-method')
  })

  it('refuses a client_id that names another client than Basic does', async () => {
    expect((await ask({ authorization: basic('reporter', SECRET) }, { client_id: 'other' })).json.error).toBe(
      'invalid_request',
    )
    expect((await ask({ authorization: basic('reporter', SECRET) }, { client_id: 'reporter' })).status).toBe(200)
  })
})

describe('which method may be used (spec runtime-api §3)', () => {
  const viaBasic = () => ask({ authorization: basic('reporter', SECRET) })
  const viaForm = () => ask({}, { client_id: 'reporter', client_secret: SECRET })

  it('takes both where nothing is configured', async () => {
    expect([(await viaBasic()).status, (await viaForm()).status]).toEqual([200, 200])
  })

  it('takes only the method of the client, whatever the domain lists', async () => {
    changeDomain(world.config, 'Payments', { tokenEndpointAuthMethodsSupported: ['private_key_jwt'] })
    changeClient(world.config, 'reporter', { tokenEndpointAuthMethod: 'client_secret_basic' })
    expect([(await viaBasic()).status, (await viaForm()).status]).toEqual([200, 401])
    changeClient(world.config, 'reporter', { tokenEndpointAuthMethod: 'private_key_jwt' })
    expect([(await viaBasic()).status, (await viaForm()).status]).toEqual([401, 401])
    expect(world.lastRule()).toBe('client.method')
  })

  it('follows the list of the domain where the client names none', async () => {
    changeDomain(world.config, 'Payments', { tokenEndpointAuthMethodsSupported: ['tls_client_auth'] })
    expect((await viaBasic()).status).toBe(401)
    changeDomain(world.config, 'Payments', {
      tokenEndpointAuthMethodsSupported: ['tls_client_auth', 'client_secret_basic'],
    })
    expect((await viaBasic()).status).toBe(200)
  })

  it('tells a caller without the secret nothing about the method', async () => {
    changeClient(world.config, 'reporter', { tokenEndpointAuthMethod: 'private_key_jwt' })
    await ask({ authorization: basic('reporter', 'wrong') })
    expect(world.lastRule()).toBe('client.secret')
  })
})

describe('rotation of secrets', () => {
  const OLD = 'the-secret-before'
  beforeEach(() => {
    const expiresAt = new Date(world.clock.now().getTime() + 86_400_000)
    changeClient(world.config, 'reporter', {
      secrets: [
        { id: 'new', hashKind: 'SHA256', hash: sha256Hex(SECRET), expiresAt: null },
        { id: 'old', hashKind: 'SHA256', hash: sha256Hex(OLD), expiresAt },
      ],
    })
  })

  it('lets both secrets in during the overlap, and tells which one was used', async () => {
    await ask({ authorization: basic('reporter', SECRET) })
    await ask({ authorization: basic('reporter', OLD) })
    expect(world.told.issued.map((event) => event.secretId)).toEqual(['new', 'old'])
  })

  it('refuses the old one from the instant the overlap ends', async () => {
    world.clock.advanceSeconds(86_399)
    expect((await ask({ authorization: basic('reporter', OLD) })).status).toBe(200)
    world.clock.advanceSeconds(1)
    expect((await ask({ authorization: basic('reporter', OLD) })).status).toBe(401)
    expect(world.lastRule()).toBe('client.secret-expired')
    expect((await ask({ authorization: basic('reporter', SECRET) })).status).toBe(200)
  })
})
