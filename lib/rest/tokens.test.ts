import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type StartedRuntime, startRuntime } from '@/lib/runtime/start-runtime'
import { createRestWorld, RESOURCE_PATH, type RestWorld } from './testing/rest-world'

let world: RestWorld
let runtime: StartedRuntime
beforeAll(async () => {
  world = await createRestWorld()
  runtime = await startRuntime(world.deps)
  await post('domain', { name: 'Now' })
  await post('domain', { name: 'Later', oldSecretRetentionTimeInDays: '1' })
  for (const idDomain of ['Now', 'Later']) {
    await post('application', {
      name: 'R',
      idDomain,
      scopes: [{ scopeName: 'read' }],
      tokenAttributes: [
        { attrName: 'tenant', attrValue: 'from resource', attrType: 'static' },
        { attrName: 'region', attrValue: 'emea', attrType: 'STATIC' },
      ],
      audienceClaim: { subjects: ['https://api.example.test', 'ab0'] },
    })
  }
})
afterAll(async () => {
  await runtime.stop()
  await world.close()
})

const post = (kind: keyof typeof RESOURCE_PATH, body: object) => world.call('POST', RESOURCE_PATH[kind], { body })

async function createClient(idDomain: string, name: string, more: object = {}) {
  const answer = await post('client', {
    name,
    idDomain,
    id: name,
    clientType: 'CONFIDENTIAL_CLIENT',
    grantTypes: ['CLIENT_CREDENTIALS'],
    scopes: ['R.read', 'R.DefaultScope'],
    defaultScope: 'R.read',
    ...more,
  })
  return answer.text.match(/, secret = (\S+), /)?.[1] ?? ''
}

async function token(domain: string, clientId: string, secret: string, scope?: string) {
  const response = await runtime.handle({
    method: 'POST',
    path: '/oauth2/rest/token',
    query: '',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-oauth-identity-domain-name': domain,
      authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`,
    },
    body: Buffer.from(`grant_type=CLIENT_CREDENTIALS${scope ? `&scope=${scope}` : ''}`),
    address: '203.0.113.7',
    correlationId: 'test',
  })
  const body = JSON.parse(response.body.toString())
  return { status: response.status, claims: body.access_token ? decodeJwt(body.access_token) : {}, error: body.error }
}

const rotate = (domain: string, name: string, secret: string) =>
  world.call('PUT', RESOURCE_PATH.client, { query: `name=${name}&identityDomainName=${domain}`, body: { secret } })

describe('tokens of what was made through the administration surface', () => {
  it('B01 carry the scope as resource, dot, scope', async () => {
    const secret = await createClient('Now', 'reader')
    expect((await token('Now', 'reader', secret)).claims).toMatchObject({ scope: ['R.read'], client: 'reader' })
  })
  it('B02 carry DefaultScope although nobody declared it', async () => {
    const secret = await createClient('Now', 'default', { defaultScope: 'R.DefaultScope' })
    expect((await token('Now', 'default', secret)).claims).toMatchObject({ scope: ['R.DefaultScope'] })
  })
  it('B03 B05 B06 B13 carry static attributes as they are, the client before the resource server, and the audience', async () => {
    const attributes = [{ attrName: 'tenant', attrValue: 'from client', attrType: 'STATIC' }]
    const secret = await createClient('Now', 'attributes', { attributes })
    const { claims } = await token('Now', 'attributes', secret)
    expect(claims).toMatchObject({ tenant: 'from client', region: 'emea' })
    expect(claims.aud).toEqual(expect.arrayContaining(['R', 'https://api.example.test', 'ab0']))
  })
  it('B14 with no retention the old secret fails at once', async () => {
    const first = await createClient('Now', 'cut')
    expect((await token('Now', 'cut', first)).status).toBe(200)
    await rotate('Now', 'cut', 'the-second-secret-of-it')
    expect(await token('Now', 'cut', first)).toMatchObject({ status: 401, error: 'invalid_client' })
    expect((await token('Now', 'cut', 'the-second-secret-of-it')).status).toBe(200)
  })
  it('B15 with a day of retention the old secret works until the day has passed', async () => {
    const first = await createClient('Later', 'overlap')
    await rotate('Later', 'overlap', 'the-second-secret-of-it')
    world.clock.advanceSeconds(86_399)
    expect((await token('Later', 'overlap', first)).status).toBe(200)
    world.clock.advanceSeconds(1)
    expect(await token('Later', 'overlap', first)).toMatchObject({ status: 401, error: 'invalid_client' })
    expect((await token('Later', 'overlap', 'the-second-secret-of-it')).status).toBe(200)
  })
  it('end with the client: a deleted client gets no token', async () => {
    const secret = await createClient('Now', 'gone')
    expect((await token('Now', 'gone', secret)).status).toBe(200)
    await world.call('DELETE', RESOURCE_PATH.client, { query: 'id=gone&identityDomainName=Now' })
    expect(await token('Now', 'gone', secret)).toMatchObject({ status: 401, error: 'invalid_client' })
  })
})
