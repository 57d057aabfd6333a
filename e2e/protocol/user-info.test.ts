import { expect, test } from '@playwright/test'
import * as oauth from 'oauth4webapi'
import { basic } from '../fixtures/admin'
import { createPerson } from '../fixtures/person'
import { createPolicy } from '../fixtures/policy'
import { recordSecret } from '../fixtures/secrets'

const baseURL = `http://localhost:${process.env.E2E_PORT}`
const insecure = { [oauth.allowInsecureRequests]: true } as const
const scopes = ['openid', 'email', 'profile', 'UserInfo.email', 'UserInfo.me', 'Ledger.read']

const prepare = async () => {
  const person = await createPerson(baseURL)
  const policy = await createPolicy(baseURL, {
    domain: { customAttrs: JSON.stringify({ issuerMode: 'DOMAIN' }) },
    client: { grantTypes: ['PASSWORD'], scopes, userInfoCustomClaims: ['phone_number'] },
  })
  const issuer = new URL(`${baseURL}/oauth2/domains/${policy.domain}`)
  const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure))
  const client: oauth.Client = { client_id: policy.clientId }
  const proof = oauth.ClientSecretBasic(policy.secret)

  async function tokenFor(scope: string): Promise<string> {
    const parameters = { username: person.username, password: person.password, scope }
    const asked = await oauth.genericTokenEndpointRequest(server, client, proof, 'password', parameters, insecure)
    return recordSecret((await oauth.processGenericTokenEndpointResponse(server, client, asked)).access_token)
  }
  const grouped = async (token: string) => {
    const response = await fetch(`${baseURL}/oauth2/rest/userinfo?identityDomain=${policy.domain}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  return { person, policy, server, client, tokenFor, grouped }
}

test('oauth4webapi reads the claims of the person a token was issued for, knowing only the issuer', async () => {
  const { person, server, client, tokenFor } = await prepare()
  const response = await oauth.userInfoRequest(server, client, await tokenFor('openid email'), insecure)
  expect(await oauth.processUserInfoResponse(server, client, person.username, response)).toEqual({
    sub: person.username,
    email: person.email,
    email_verified: false,
    phone_number: '+49 30 1234567',
  })
  // Discovery promises no scope and no claim that is not served.
  expect(server.scopes_supported).toEqual(expect.arrayContaining(['openid', 'email', 'UserInfo.email']))
  expect(server.claims_supported).toEqual(expect.arrayContaining(['sub', 'email', 'locale']))
})

test('oauth4webapi names the challenge of a token that is not valid, and of one without openid', async () => {
  const { server, client, tokenFor } = await prepare()
  for (const [token, status, error] of [
    ['not-a-token', 401, 'invalid_token'],
    [await tokenFor('Ledger.read'), 403, 'insufficient_scope'],
  ] as const) {
    const response = await oauth.userInfoRequest(server, client, token, insecure)
    expect(response.status).toBe(status)
    const refused = oauth.processUserInfoResponse(server, client, oauth.skipSubjectCheck, response)
    await expect(refused).rejects.toMatchObject({ cause: [{ scheme: 'bearer', parameters: { error } }] })
  }
})

test('D30 the e-mail block comes with UserInfo.email and not without it, grouped as the original has it', async () => {
  const { person, tokenFor, grouped } = await prepare()
  expect(await grouped(await tokenFor('UserInfo.email'))).toEqual({
    status: 200,
    body: { sub: person.username, email: { email: person.email, email_verified: 'N' }, phone_number: '+49 30 1234567' },
  })
  expect((await grouped(await tokenFor('UserInfo.me'))).body).not.toHaveProperty('email')
  expect((await grouped(await tokenFor('Ledger.read'))).status).toBe(400)
})

test('D31 a UserInfo scope that is not assigned to the client is not granted', async () => {
  const { policy } = await prepare()
  const person = await createPerson(baseURL)
  const response = await fetch(`${baseURL}/oauth2/rest/token`, {
    method: 'POST',
    headers: {
      authorization: basic({ username: policy.clientId, password: policy.secret }),
      'x-oauth-identity-domain-name': policy.domain,
    },
    body: new URLSearchParams({
      grant_type: 'PASSWORD',
      username: person.username,
      password: person.password,
      scope: 'UserInfo.address',
    }),
  })
  expect([response.status, await response.json()]).toEqual([400, expect.objectContaining({ error: 'invalid_scope' })])
})

test('a person who is switched off ends the answers at once', async () => {
  const { person, tokenFor, grouped } = await prepare()
  const token = await tokenFor('openid')
  expect((await grouped(token)).status).toBe(200)
  const patched = await fetch(`${baseURL}/scim/v2/UserIdentityStore1/Users/${person.id}`, {
    method: 'PATCH',
    headers: {
      authorization: basic({ username: 'admin', password: process.env.E2E_ADMIN_PASSWORD ?? '' }),
      'content-type': 'application/scim+json',
    },
    body: JSON.stringify({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op: 'replace', path: 'active', value: false }],
    }),
  })
  expect(patched.status, await patched.text()).toBe(200)
  expect((await grouped(token)).status).toBe(401)
})
