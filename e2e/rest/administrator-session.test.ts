import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { basic } from '../fixtures/admin'
import { recordSecret } from '../fixtures/secrets'
import { type RunningServer, startServer, stateDir } from '../fixtures/server'
import { seedAccounts } from './accounts'

const BASE = '/oam/services/rest/ssa/api/v1/oauthpolicyadmin'
const password = recordSecret(`rest-${randomBytes(12).toString('base64url')}`)
let server: RunningServer
let apiToken: string

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  const dataDir = mkdtempSync(path.join(stateDir(), 'rest-'))
  apiToken = recordSecret(await seedAccounts(dataDir, password))
  server = await startServer({ dataDir })
})
test.afterAll(async () => {
  await server?.stop()
})

const as = (username: string) => ({ authorization: basic({ username, password }) })

/** A call as curl makes it: `-d` labels the body as a form. */
async function curl(method: string, target: string, body?: object | string, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}${BASE}/${target}`, {
    method,
    headers: { ...as('oamadmin'), 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: typeof body === 'object' ? JSON.stringify(body) : body,
  })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

async function token(clientId: string, secret: string) {
  const response = await fetch(`${server.url}/oauth2/rest/token`, {
    method: 'POST',
    headers: {
      authorization: basic({ username: clientId, password: secret }),
      'x-oauth-identity-domain-name': 'TestDomain',
    },
    body: new URLSearchParams({ grant_type: 'CLIENT_CREDENTIALS' }),
  })
  const body = (await response.json()) as { access_token?: string; error?: string }
  if (body.access_token) recordSecret(body.access_token)
  return { status: response.status, error: body.error }
}

const setting = (type: string, tokenExpiry = 3600, refreshTokenExpiry = 86400) =>
  `{"tokenType":"${type}","tokenExpiry":${tokenExpiry},"lifeCycleEnabled":false,"refreshTokenEnabled":false,"refreshTokenExpiry":${refreshTokenExpiry},"refreshTokenLifeCycleEnabled":false}`
const three = ['ACCESS_TOKEN', 'AUTHZ_CODE', 'SSO_LINK_TOKEN'].map((type) => setting(type))
const domainText = (verb: string, id: string, settings: string[], more = '') =>
  `Sucessfully ${verb} entity - OAuthIdentityDomain, detail - OAuth Identity Domain :: Name - TestDomain, Id - ${id}, Description - Test Domain, TrustStore Identifiers - [TestDomain], Identity Provider - UserIdentityStore1, TokenSettings - [${settings.join(', ')}], ConsentPageURL - /oam/pages/consent.jsp, ErrorPageURL - /oam/pages/error.jsp, CustomAttrs - null${more}`
const trailing = ', issueTLSClientCertificateBoundAccessTokens - false, keyPairRolloverDurationInHours - 48'

test('a domain is created, extended by ID_TOKEN and rolled back by forceUpdate, text for text', async () => {
  const created = await curl('POST', 'oauthidentitydomain', { name: 'TestDomain', description: 'Test Domain' })
  const id = created.text.match(/Id - ([0-9a-f]{32}),/)?.[1] ?? ''
  expect(created.status).toBe(200)
  expect(created.text).toBe(domainText('created', id, three))
  expect(created.headers.get('content-type')).toMatch(/^text\/plain/)

  const idToken = { tokenSettings: [{ tokenType: 'ID_TOKEN', tokenExpiry: '600' }] }
  const merged = await curl('PUT', 'oauthidentitydomain?name=TestDomain', idToken)
  expect(merged.text).toBe(domainText('modified', id, [...three, setting('ID_TOKEN', 600, 0)], trailing))

  const back = { tokenSettings: three.map((entry) => JSON.parse(entry)) }
  const replaced = await curl('PUT', 'oauthidentitydomain?name=TestDomain&forceUpdate=true', back)
  expect(replaced.text).toBe(domainText('modified', id, three, trailing))

  const read = await curl('GET', `oauthidentitydomain?id=${id}`)
  expect(read.text).toBe(domainText('retrieved', id, three, trailing))
})

test('a resource server and a client follow, and the client gets a token with the secret it was told once', async () => {
  const resource = { name: 'Ledger', idDomain: 'TestDomain', scopes: [{ scopeName: 'read', description: 'Read' }] }
  const made = await curl('POST', 'application', resource)
  expect(made.text).toMatch(
    /^Sucessfully created entity - OAuthResourceServer, detail - IdentityDomain="TestDomain",Name="Ledger",/,
  )

  const client = {
    name: 'Reporter',
    id: 'reporter',
    idDomain: 'TestDomain',
    clientType: 'CONFIDENTIAL_CLIENT',
    grantTypes: ['CLIENT_CREDENTIALS'],
    scopes: ['Ledger.read'],
    defaultScope: 'Ledger.read',
  }
  const created = await curl('POST', 'client', client)
  const secret = recordSecret(created.text.match(/, secret = ([0-9a-f]{32}), /)?.[1] ?? '')
  expect(created.text).toMatch(
    /^Sucessfully created entity - OAuthClient, detail - OAuth Client - uid = [0-9a-f-]{36}, name = Reporter, id = reporter, identityDomain = TestDomain, description = null, secret = /,
  )
  expect(await token('reporter', secret)).toEqual({ status: 200, error: undefined })

  const read = await curl('GET', 'client?id=reporter&identityDomainName=TestDomain', undefined, {
    accept: 'application/json',
  })
  expect(JSON.parse(read.text)).toMatchObject({ id: 'reporter', secret: '******' })
  expect(read.text).not.toContain(secret)
})

test('a new secret ends the old one at once, or after the overlap of the domain', async () => {
  const change = async (secret: string) => {
    const answer = await curl('PUT', 'client?name=Reporter&identityDomainName=TestDomain', {
      secret: recordSecret(secret),
    })
    expect(answer.text).toMatch(/^Sucessfully modified entity - OAuthClient, detail - .* secret = \*{6}, /)
    expect(answer.text).not.toContain(secret)
  }
  const [first, second, third] = [1, 2, 3].map(() => randomBytes(24).toString('base64url')) as [string, string, string]
  await change(first)
  expect((await token('reporter', first)).status).toBe(200)
  await change(second)
  expect(await token('reporter', first)).toEqual({ status: 401, error: 'invalid_client' })
  await curl('PUT', 'oauthidentitydomain?name=TestDomain', { oldSecretRetentionTimeInDays: '7' })
  await change(third)
  expect((await token('reporter', second)).status).toBe(200)
  expect((await token('reporter', third)).status).toBe(200)
})

test('nothing is deleted while something else needs it, and everything in the right order', async () => {
  const inDomain = 'identityDomainName=TestDomain'
  const refusedDomain = await curl('DELETE', 'oauthidentitydomain?name=TestDomain')
  expect(refusedDomain.status).toBe(422)
  expect(refusedDomain.text).toBe('Failed to delete OAuth entity "IdentityDomain" - name "TestDomain"')
  const refusedResource = await curl('DELETE', `application?name=Ledger&${inDomain}`)
  expect(refusedResource.text).toBe('Failed to delete OAuth entity "ResourceServer" - name "Ledger"')
  expect(refusedResource.headers.get('x-gatehouse-reason')).toContain('Reporter')

  expect((await curl('DELETE', `client?name=Reporter&${inDomain}`)).text).toBe(
    'Sucessfully deleted entity - OAuthClient, detail - Reporter',
  )
  expect((await curl('DELETE', `application?name=Ledger&${inDomain}`)).text).toBe(
    'Sucessfully deleted entity - OAuthResourceServer, detail - Ledger',
  )
  expect((await curl('DELETE', 'oauthidentitydomain?name=TestDomain')).text).toBe(
    'Sucessfully deleted entity - OAuthIdentityDomain, detail - TestDomain',
  )
  expect((await curl('GET', 'oauthidentitydomain?name=TestDomain')).status).toBe(422)
})

test('who may do what: 401 without credentials, 403 for an auditor who writes, an API token within its role', async () => {
  for (const headers of [
    { authorization: '' },
    { authorization: basic({ username: 'oamadmin', password: 'wrong' }) },
  ]) {
    const answer = await curl('POST', 'oauthidentitydomain', { name: 'Nobodys' }, headers)
    expect(answer.status).toBe(401)
    expect(answer.text).toBe('{"error":"401","error_description":"Unauthorized"}')
    expect(answer.headers.get('www-authenticate')).toMatch(/^Basic /)
  }
  const bearer = { authorization: `Bearer ${apiToken}` }
  for (const headers of [as('auditor'), bearer]) {
    expect((await curl('GET', 'oauthidentitydomain', undefined, headers)).status).toBe(200)
    expect((await curl('POST', 'oauthidentitydomain', { name: 'Auditors' }, headers)).status).toBe(403)
  }
  expect((await curl('GET', 'oauthidentitydomain?name=Auditors')).status).toBe(422)
})

test('two creates of one name at once make one domain', async () => {
  const answers = await Promise.all([1, 2].map(() => curl('POST', 'oauthidentitydomain', { name: 'Twice' })))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
  expect(answers.find(({ status }) => status === 422)?.text).toBe(
    'Failed to create OAuth entity "IdentityDomain" - name "Twice"',
  )
})

test('bad input is refused plainly on the wire', async () => {
  const xml = await curl('POST', 'oauthidentitydomain', '<a/>', { 'content-type': 'application/xml' })
  expect(xml.status).toBe(415)
  expect((await curl('POST', 'oauthidentitydomain', '{"name":')).status).toBe(422)
  expect((await curl('POST', 'oauthidentitydomain', `{"name":"${'x'.repeat(10_000_000)}"}`)).status).toBe(413)
  expect((await curl('PATCH', 'oauthidentitydomain', '{}')).headers.get('allow')).toContain('PUT')
  expect((await curl('GET', 'oauthidentitydomain?name=a&name=b')).status).toBe(422)
  const head = await curl('HEAD', 'oauthidentitydomain?name=Twice')
  expect(head).toMatchObject({ status: 200, text: '' })
  expect(Number(head.headers.get('content-length'))).toBeGreaterThan(100)
  expect(head.headers.get('x-correlation-id')).toBeTruthy()
})

test('the OpenAPI document is served to everybody and names this server', async () => {
  const response = await fetch(`${server.url}/api/openapi.json`)
  expect(response.status).toBe(200)
  const document = await response.json()
  expect(document).toMatchObject({ openapi: expect.stringMatching(/^3\.1/), servers: [{ url: server.url }] })
  expect(Object.keys(document.paths)).toContain(`${BASE}/client`)
})
