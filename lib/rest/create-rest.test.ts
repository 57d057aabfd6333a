import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccount } from '@/lib/auth/accounts'
import { createApiToken } from '@/lib/auth/api-tokens'
import { ADMINISTRATION } from '@/lib/http/openapi/administration'
import { REST_RESOURCES } from './create-rest'
import { basicHeader, createRestWorld, PASSWORD, PUBLIC_URL, RESOURCE_PATH, type RestWorld } from './testing/rest-world'

const path = RESOURCE_PATH.domain
const paths = Object.values(RESOURCE_PATH)
let world: RestWorld
beforeAll(async () => {
  world = await createRestWorld()
  await world.call('POST', path, { body: { name: 'Test' } })
  await world.call('POST', path, { body: { name: 'Foreign' } })
})
afterAll(() => world.close())

const unauthorized = {
  status: 401,
  text: '{"error":"401","error_description":"Unauthorized"}',
  headers: { 'www-authenticate': expect.stringMatching(/^Basic realm=/), 'content-type': 'application/json' },
}

describe('who may call', () => {
  it.each([
    ['no credentials', {}],
    ['a wrong password', { authorization: basicHeader('admin', 'wrong') }],
    ['a user nobody knows', { authorization: basicHeader('nobody') }],
    ['a scheme we do not speak', { authorization: 'Digest username="admin"' }],
    ['Basic that is not base64', { authorization: 'Basic ????' }],
    ['an API token nobody made', { authorization: 'Bearer gtk_nothing' }],
  ])('A21 answers 401 to %s, whatever the request is', async (_case, headers) => {
    for (const target of paths) {
      expect(await world.call('POST', target, { as: null, headers, body: '{broken' })).toMatchObject(unauthorized)
    }
  })
  it('lets an auditor read and answers 403 to the same person writing, leaving everything as it was', async () => {
    await world.call('GET', path, { as: 'auditor' })
    const before = await world.snapshot()
    expect((await world.call('GET', path, { query: 'name=Test', as: 'auditor' })).status).toBe(200)
    for (const [method, sent] of [
      ['POST', { body: { name: 'Auditors' } }],
      ['PUT', { query: 'name=Test', body: { description: 'x' } }],
      ['DELETE', { query: 'name=Test' }],
    ] as const) {
      const answer = await world.call(method, path, { ...sent, as: 'auditor' })
      expect(answer).toMatchObject({ status: 403, text: expect.stringContaining('"error":"403"') })
    }
    expect(await world.snapshot()).toBe(before)
  })
  it('answers about a foreign domain as about one that does not exist', async () => {
    const own = await world.store.domains.byName('Test')
    await createAccount(world.system, {
      username: 'local',
      role: 'DOMAIN_ADMINISTRATOR',
      domainIds: [own?.id ?? ''],
      password: PASSWORD,
    })
    const foreign = await world.call('GET', path, { query: 'name=Foreign', as: 'local' })
    const unknown = await world.call('GET', path, { query: 'name=Unknown', as: 'local' })
    expect(foreign.status).toBe(422)
    expect(foreign.text.replace('Foreign', 'Unknown')).toBe(unknown.text)
    expect(foreign.headers).toEqual(unknown.headers)
    expect((await world.call('GET', path, { as: 'local' })).json()).toHaveLength(1)
    expect((await world.call('POST', path, { body: { name: 'Mine' }, as: 'local' })).status).toBe(403)
  })
  it('takes a personal API token as Bearer, within the role it was given', async () => {
    const admin = await world.store.accounts.byUsername('admin')
    const actor = {
      kind: 'ACCOUNT',
      id: admin?.id ?? '',
      name: 'admin',
      role: 'ADMINISTRATOR',
      domainIds: null,
    } as const
    const { token } = await createApiToken({ ...world.system, actor }, { name: 'reader', role: 'AUDITOR' })
    const headers = { authorization: `Bearer ${token}` }
    expect((await world.call('GET', path, { as: null, headers, query: 'name=Test' })).status).toBe(200)
    expect((await world.call('POST', path, { as: null, headers, body: { name: 'X' } })).status).toBe(403)
  })
  it('refuses a call a browser makes for a page of another site, before it looks at the credentials', async () => {
    const before = await world.snapshot()
    for (const headers of [
      { origin: 'https://evil.example.com' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ] as Record<string, string>[]) {
      expect((await world.call('POST', path, { headers, body: { name: 'Forged' } })).status).toBe(403)
    }
    expect(await world.snapshot()).toBe(before)
    expect((await world.call('GET', path, { headers: { origin: PUBLIC_URL }, query: 'name=Test' })).status).toBe(200)
  })
})

describe('framing of calls and answers', () => {
  it.each(['PATCH', 'TRACE', 'PROPFIND', '__proto__', 'constructor'])(
    'answers 405 with Allow to %s',
    async (method) => {
      for (const target of paths) {
        expect(await world.call(method, target, { body: '{}' })).toMatchObject({
          status: 405,
          headers: { allow: 'GET, HEAD, POST, PUT, DELETE, OPTIONS' },
        })
      }
    },
  )
  it('answers OPTIONS with Allow and with nothing that lets another site in', async () => {
    const answer = await world.call('OPTIONS', path, { as: null, headers: { origin: 'https://evil.example.com' } })
    expect(answer).toMatchObject({ status: 204, headers: { allow: expect.stringContaining('PUT') }, text: '' })
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })
  it('answers 404 beside the resources and takes a trailing slash', async () => {
    expect((await world.call('GET', `${path}s`)).status).toBe(404)
    expect((await world.call('GET', `${path}/..`)).status).toBe(404)
    expect((await world.call('GET', `${path}/`, { query: 'name=Test' })).status).toBe(200)
  })
  it('answers HEAD as GET, and every call with its correlation id, uncached and unsniffed', async () => {
    const answer = await world.call('HEAD', path, { query: 'name=Test' })
    expect(answer).toMatchObject({
      status: 200,
      headers: {
        'x-correlation-id': 'test-correlation',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        vary: 'Accept',
      },
    })
  })
  it('answers 415 with what it reads to XML and other types', async () => {
    const xml = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    const answer = await world.call('POST', path, { body: xml, headers: { 'content-type': 'application/xml' } })
    expect(answer).toMatchObject({ status: 415, headers: { accept: expect.stringContaining('application/json') } })
    expect(answer.text).not.toContain('ENTITY')
  })
  it('answers 413 to a body over the limit, with the sentence', async () => {
    const answer = await world.call('POST', path, { body: Buffer.alloc(10_000_000, 0x20) })
    expect(answer).toMatchObject({ status: 413, text: 'Failed to create OAuth entity "IdentityDomain" - name ""' })
  })
  it('answers problem details with every field that is wrong when JSON is wanted', async () => {
    const body = { name: 'bad\r\nname', oldSecretRetentionTimeInDays: 'many' }
    const answer = await world.callJson('POST', path, { body })
    expect(answer).toMatchObject({ status: 422, headers: { 'content-type': 'application/problem+json' } })
    expect(answer.json()).toMatchObject({
      type: 'about:blank',
      status: 422,
      code: 'validation_failed',
      correlationId: 'test-correlation',
      message: 'Failed to create OAuth entity "IdentityDomain" - name "bad  name"',
      fieldErrors: { name: [expect.any(String)], oldSecretRetentionTimeInDays: [expect.any(String)] },
    })
  })
  it('keeps line breaks of a name out of sentence and headers', async () => {
    const answer = await world.call('POST', path, { body: { name: 'a\r\nSet-Cookie: b=c' } })
    expect(answer.status).toBe(422)
    expect(answer.text).not.toMatch(/[\r\n]/)
    for (const value of Object.values(answer.headers)) expect(value).toMatch(/^[\x20-\x7e]*$/)
  })
  it('slows down whoever guesses passwords, and says for how long', async () => {
    let answer = await world.call('GET', path, { as: null, headers: { authorization: basicHeader('guessed', 'x') } })
    for (let guess = 0; guess < 30 && answer.status === 401; guess += 1) {
      answer = await world.call('GET', path, {
        as: null,
        headers: { authorization: basicHeader('guessed', `x${guess}`) },
      })
    }
    expect(answer).toMatchObject({ status: 429, headers: { 'retry-after': expect.stringMatching(/^\d+$/) } })
  })
})

describe('the OpenAPI document', () => {
  it('describes exactly the resources that are served', () => {
    const base = path.replace('/oauthidentitydomain', '')
    const described = ADMINISTRATION.map((resource) => [resource.kind, resource.path])
    expect(described).toEqual(REST_RESOURCES.map((resource) => [resource.kind, `${base}/${resource.path}`]))
  })
})
