import { randomBytes } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import * as oauth from 'oauth4webapi'
import { basic } from '../fixtures/admin'
import { oauthConfigOf, setting } from '../fixtures/oauth-config'
import { recordSecret } from '../fixtures/secrets'
import { type RunningServer, startServer } from '../fixtures/server'

const insecure = { [oauth.allowInsecureRequests]: true } as const
const admin = { username: 'oamadmin', password: recordSecret(`issuer-${randomBytes(12).toString('base64url')}`) }
const secret = recordSecret(randomBytes(24).toString('base64url'))
const customPath = setting('CustomIssuerPathExtension', 'xsd:string', 'customPath')
let server: RunningServer

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  server = await startServer({ admin })
  const base = `${server.url}/oam/services/rest/ssa/api/v1/oauthpolicyadmin`
  const post = async (entity: string, body: object) => {
    const headers = { authorization: basic(admin), 'content-type': 'application/json' }
    const response = await fetch(`${base}/${entity}`, { method: 'POST', headers, body: JSON.stringify(body) })
    expect(response.status, await response.text()).toBe(200)
  }
  for (const [idDomain, issuerMode] of [
    ['Own Issuer', 'DOMAIN'],
    ['Shared', 'SHARED'],
  ]) {
    await post('oauthidentitydomain', { name: idDomain, customAttrs: JSON.stringify({ issuerMode }) })
    await post('application', { name: 'Ledger', idDomain, scopes: [{ scopeName: 'read' }] })
    await post('client', {
      id: 'reporter',
      name: 'reporter',
      secret,
      idDomain,
      clientType: 'CONFIDENTIAL_CLIENT',
      grantTypes: ['CLIENT_CREDENTIALS'],
      scopes: ['Ledger.read'],
      defaultScope: 'Ledger.read',
    })
  }
})
test.afterAll(() => server.stop())

/** What a standard client does that was given the issuer and nothing else. */
async function tokenByIssuer(issuer: URL, algorithm: 'oidc' | 'oauth2') {
  const found = await oauth.discoveryRequest(issuer, { algorithm, ...insecure })
  const metadata = await oauth.processDiscoveryResponse(issuer, found)
  const client: oauth.Client = { client_id: 'reporter' }
  const proof = oauth.ClientSecretBasic(secret)
  const asked = await oauth.clientCredentialsGrantRequest(metadata, client, proof, {}, insecure)
  const { access_token } = await oauth.processClientCredentialsResponse(metadata, client, asked)
  const keys = createRemoteJWKSet(new URL(metadata.jwks_uri ?? ''))
  await jwtVerify(recordSecret(access_token), keys, { issuer: metadata.issuer, audience: 'Ledger' })
  return access_token
}

async function sharedToken(): Promise<string> {
  const response = await fetch(`${server.url}/oauth2/rest/token`, {
    method: 'POST',
    headers: {
      authorization: basic({ username: 'reporter', password: secret }),
      'x-oauth-identity-domain-name': 'Shared',
    },
    body: new URLSearchParams({ grant_type: 'CLIENT_CREDENTIALS' }),
  })
  return recordSecret(((await response.json()) as { access_token: string }).access_token)
}

const discovery = async () =>
  (await (await fetch(`${server.url}/.well-known/openid-configuration`)).json()) as {
    issuer: string
    token_endpoint: string
  }

test('G31 with CustomIssuerPathExtension a standard client goes on by the new issuer, and old tokens stay valid', async () => {
  const before = await tokenByIssuer(new URL(`${server.url}/oauth2/domains/Own%20Issuer`), 'oidc')
  expect((await oauthConfigOf(server.url, admin).put(customPath)).status).toBe(200)

  for (const algorithm of ['oidc', 'oauth2'] as const) {
    const issuer = `${server.url}/customPath/domains/Own%20Issuer`
    expect(decodeJwt(await tokenByIssuer(new URL(issuer), algorithm)).iss).toBe(issuer)
  }
  expect(decodeJwt(await sharedToken()).iss).toBe(`${server.url}/customPath`)
  expect(await discovery()).toMatchObject({
    issuer: `${server.url}/customPath`,
    token_endpoint: `${server.url}/oauth2/rest/token`,
  })

  const info = await fetch(`${server.url}/oauth2/rest/token/info`, {
    method: 'POST',
    headers: { 'x-oauth-identity-domain-name': 'Own Issuer' },
    body: new URLSearchParams({ access_token: before }),
  })
  expect([info.status, decodeJwt(before).iss]).toEqual([200, `${server.url}/oauth2/domains/Own%20Issuer`])
  // The old issuer is no issuer any more: a client that still has it finds a document with another name in it.
  const old = new URL(`${server.url}/oauth2/domains/Own%20Issuer`)
  const stale = oauth.discoveryRequest(old, insecure).then((response) => oauth.processDiscoveryResponse(old, response))
  await expect(stale).rejects.toThrow(/issuer/i)
})

test('G32 with OmitIssuerPort no port is in iss, and discovery answers with it below the addresses that keep theirs', async () => {
  await oauthConfigOf(server.url, admin).put(setting('OmitIssuerPort', 'xsd:boolean', 'true'))
  expect(decodeJwt(await sharedToken()).iss).toBe('http://localhost/oauth2')
  expect(await discovery()).toMatchObject({
    issuer: 'http://localhost/oauth2',
    token_endpoint: `${server.url}/oauth2/rest/token`,
  })
  await oauthConfigOf(server.url, admin).put()
  expect((await discovery()).issuer).toBe(`${server.url}/oauth2`)
})
