import { beforeEach, describe, expect, it } from 'vitest'
import {
  addDomain,
  askToken,
  basic,
  createWorld,
  readToken,
  SECRET,
  type Sent,
  send,
  type World,
} from '../testing/world'

let world: World
beforeEach(() => {
  world = createWorld()
})

const PATH = '/oauth2/rest/token'
const authorization = basic('reporter', SECRET)
const post = (form: NonNullable<Sent['form']>, sent: Partial<Sent> = {}) =>
  send(world.handle, PATH, { ...sent, headers: { authorization, ...sent.headers }, form })

async function expectRefusal(answer: Promise<{ status: number; json: Record<string, unknown> }>, rule: string) {
  const { status, json } = await answer
  expect([status, json.error]).toEqual([400, 'invalid_request'])
  expect(world.lastRule()).toBe(rule)
}

describe('identity domain of a request (spec runtime-api §1)', () => {
  const domainOf = async (sent: Omit<Sent, 'form'>) =>
    readToken((await askToken(world, {}, sent)).json.access_token).claims.domain

  it('is named by header', async () => {
    expect(await domainOf({ domain: 'Payments' })).toBe('Payments')
  })

  it('is named by query when there is no header', async () => {
    expect(await domainOf({ domain: null, query: 'identityDomain=Payments' })).toBe('Payments')
  })

  it('is the one in the header when both name one', async () => {
    addDomain(world.config, { id: 'd2', name: 'Other' })
    expect(await domainOf({ domain: 'Payments', query: 'identityDomain=Other' })).toBe('Payments')
    expect((await askToken(world, {}, { domain: 'Other', query: 'identityDomain=Payments' })).status).toBe(401)
  })

  it('is named by the path below /oauth2/domains, whatever the header says', async () => {
    const answer = await send(world.handle, '/oauth2/domains/Payments/token', {
      domain: 'Nowhere',
      headers: { authorization },
      form: { grant_type: 'client_credentials' },
    })
    expect(answer.status).toBe(200)
  })

  it('must be named, and the refusal says how', async () => {
    const { status, json } = await askToken(world, {}, { domain: null })
    expect([status, json]).toEqual([
      400,
      {
        error: 'invalid_request',
        error_description: "Required parameter 'X-OAUTH-IDENTITY-DOMAIN-NAME' is not present.",
      },
    ])
  })

  it.each(['Nowhere', 'payments', 'Payments, Payments', 'x'.repeat(200)])('must exist: %s', (domain) =>
    expectRefusal(askToken(world, {}, { domain }), 'domain.known'),
  )
})

describe('parameters of the token endpoint (RFC 6749 §3.2)', () => {
  it.each([
    'grant_type=CLIENT_CREDENTIALS&grant_type=CLIENT_CREDENTIALS',
    'grant_type=CLIENT_CREDENTIALS&scope=a&scope=',
    'grant_type=CLIENT_CREDENTIALS&unknown=1&unknown=2',
    'grant_type=CLIENT_CREDENTIALS&a%62=1&ab=2',
  ])('refuses a repeated parameter: %s', (form) => expectRefusal(post(form), 'request.parameter-once'))

  it('refuses a repeated identityDomain in the query even beside the header', () =>
    expectRefusal(
      askToken(world, {}, { query: 'identityDomain=Payments&identityDomain=Payments' }),
      'request.parameter-once',
    ))

  it('needs grant_type, and treats an empty one as absent', async () => {
    await expectRefusal(post('scope=Ledger.read'), 'request.parameter-present')
    await expectRefusal(post('grant_type='), 'request.parameter-present')
    expect((await post('grant_type=')).json.error_description).toBe("Required parameter 'grant_type' is not present.")
  })

  it.each(['%', 'grant_type=%zz', 'grant_type=%ff', 'scope=%00', 'a%00b=c', 'scope=%0d%0aSet-Cookie: x', 'x=%c0%af'])(
    'refuses broken encoding and control characters: %s',
    (form) => expectRefusal(post(form), 'request.encoding'),
  )

  it('refuses bytes that are no UTF-8', () => expectRefusal(post(Buffer.from([0x61, 0x3d, 0xff])), 'request.encoding'))

  it('refuses more parameters than anybody needs', () =>
    expectRefusal(post(Array.from({ length: 101 }, (_, i) => `p${i}=1`).join('&')), 'request.parameter-count'))

  it('counts empty parameters too, so that a megabyte of separators costs nothing', async () => {
    await expectRefusal(post('&'.repeat(1_000_000)), 'request.parameter-count')
    await expectRefusal(post('&&grant_type=&&'), 'request.parameter-present')
  })

  it.each([
    'application/json',
    'multipart/form-data; boundary=x',
    'text/plain',
    'text/application/x-www-form-urlencoded',
  ])('refuses content type %s', (type) =>
    expectRefusal(post('grant_type=CLIENT_CREDENTIALS', { headers: { 'content-type': type } }), 'request.content-type'),
  )

  it.each(['application/x-www-form-urlencoded;charset=UTF-8', 'Application/X-WWW-Form-URLencoded ; charset=utf-8'])(
    'accepts content type %s',
    async (type) => {
      const answer = await post('grant_type=CLIENT_CREDENTIALS', { headers: { 'content-type': type } })
      expect(answer.status).toBe(200)
    },
  )
})

describe('methods and paths', () => {
  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'BREW'])('answers 405 with Allow to %s', async (method) => {
    const answer = await send(world.handle, PATH, { method })
    expect([answer.status, answer.headers.Allow]).toEqual([405, 'POST, OPTIONS'])
  })

  it('answers OPTIONS with what is allowed, and a preflight of another origin with what scripts may send', async () => {
    expect(await send(world.handle, PATH, { method: 'OPTIONS' })).toMatchObject({
      status: 204,
      headers: { Allow: 'POST, OPTIONS' },
    })
    const preflight = await send(world.handle, PATH, { method: 'OPTIONS', headers: { origin: 'https://app.test' } })
    expect(preflight.headers).toMatchObject({
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Headers': expect.stringContaining('Authorization'),
    })
    expect(preflight.headers).not.toHaveProperty('Access-Control-Allow-Credentials')
  })

  it.each([
    '/oauth2',
    '/oauth2/',
    '/oauth2/rest',
    '/oauth2/rest/token/',
    '/oauth2/domains/Payments',
    '/oauth2/domains//token',
  ])('answers 404 with JSON to %s', async (path) => {
    const answer = await send(world.handle, path, { form: 'grant_type=client_credentials' })
    expect([answer.status, answer.json.error]).toEqual([404, 'not_found'])
  })

  it('answers 404 to a domain path that cannot be decoded', async () => {
    expect((await send(world.handle, '/oauth2/domains/%ff/token', { form: 'a=b' })).status).toBe(404)
  })

  it('answers what nobody foresaw with a neutral server_error, and tells the cause to the listener only', async () => {
    world.deps.config.domainByName = () => {
      throw new TypeError('connection to db.internal:5432 lost')
    }
    const answer = await askToken(world)
    expect([answer.status, answer.json.error]).toEqual([500, 'server_error'])
    expect(JSON.stringify(answer)).not.toContain('db.internal')
    expect(world.told.refused.at(-1)?.error.cause).toBeInstanceOf(TypeError)
  })
})

describe('refusals are explainable', () => {
  it('tells rule, expectation, finding and where to change it, with what is known of the request', async () => {
    await askToken(world, { scope: 'Ledger.delete' })
    expect(world.told.refused.at(-1)).toMatchObject({
      facts: {
        endpoint: 'token',
        correlationId: 'test-correlation-id',
        grantType: 'CLIENT_CREDENTIALS',
        domain: { name: 'Payments' },
        client: { clientId: 'reporter' },
      },
      error: {
        rule: { id: 'scope.assigned', expected: 'scopes assigned to the client', got: 'Ledger.delete' },
      },
    })
  })

  it('never tells a secret', async () => {
    const secret = 'zXcVbNmAsDfGhJkL'
    await askToken(world, {}, { headers: { authorization: basic('reporter', secret) } })
    await send(world.handle, PATH, { form: { grant_type: 'client_credentials', client_secret: secret } })
    await send(world.handle, PATH, { form: `client_secret=${secret}&client_secret=${secret}` })
    const rules = world.told.refused.map(({ error }) => [error.rule, error.message, error.description])
    expect(rules).toHaveLength(3)
    expect(JSON.stringify(rules)).not.toContain(secret)
  })
})
