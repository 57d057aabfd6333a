import { expect, test } from '@playwright/test'
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose'
import { basic } from '../fixtures/admin'
import { createPolicy, type Policy } from '../fixtures/policy'
import { recordSecret } from '../fixtures/secrets'

interface Ask {
  form?: Record<string, string>
  headers?: Record<string, string>
  query?: string
  path?: string
}

/** A call of the original's own token path, as the scripts in its documentation make it. */
async function ask(
  baseURL: string,
  policy: Policy,
  { form, headers, query = '', path = '/oauth2/rest/token' }: Ask = {},
) {
  const response = await fetch(`${baseURL}${path}${query}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
      authorization: basic({ username: policy.clientId, password: policy.secret }),
      'x-oauth-identity-domain-name': policy.domain,
      ...headers,
    },
    body: new URLSearchParams(form ?? { grant_type: 'CLIENT_CREDENTIALS' }),
  })
  const json = (await response.json()) as Record<string, unknown>
  const token = typeof json.access_token === 'string' ? recordSecret(json.access_token) : ''
  return { status: response.status, headers: response.headers, json, token }
}

/** The same without the domain header. */
async function askByQuery(baseURL: string, policy: Policy, named: string, header?: string) {
  const response = await fetch(`${baseURL}/oauth2/rest/token?identityDomain=${encodeURIComponent(named)}`, {
    method: 'POST',
    headers: {
      authorization: basic({ username: policy.clientId, password: policy.secret }),
      ...(header ? { 'x-oauth-identity-domain-name': header } : {}),
    },
    body: new URLSearchParams({ grant_type: 'CLIENT_CREDENTIALS' }),
  })
  const json = (await response.json()) as Record<string, unknown>
  if (typeof json.access_token === 'string') recordSecret(json.access_token)
  return { status: response.status, json }
}

let policy: Policy
let url: string
test.beforeAll(async () => {
  url = `http://localhost:${process.env.E2E_PORT}`
  policy = await createPolicy(url)
})

test.describe('acceptance: tokens', () => {
  test('D02 a CLIENT_CREDENTIALS token has sub = client id and no grant claim', async () => {
    const claims = decodeJwt((await ask(url, policy)).token)
    expect(claims.sub).toBe(policy.clientId)
    expect(claims).not.toHaveProperty('grant')
  })

  test('D03 without scope the default scope of the client is granted', async () => {
    expect(decodeJwt((await ask(url, policy)).token).scope).toEqual(['Ledger.read'])
  })

  test('D04 the identityDomain query works instead of the header', async () => {
    const answer = await askByQuery(url, policy, policy.domain)
    expect(decodeJwt(String(answer.json.access_token)).domain).toBe(policy.domain)
  })

  test('D05 the header wins over the query when both are present', async () => {
    const answer = await askByQuery(url, policy, 'AnotherDomain', policy.domain)
    expect(decodeJwt(String(answer.json.access_token)).domain).toBe(policy.domain)
    expect((await askByQuery(url, policy, policy.domain, 'AnotherDomain')).status).toBe(400)
  })

  test('D07 the header of a token has kid = domain name, x5t and alg RS256', async () => {
    const header = decodeProtectedHeader((await ask(url, policy)).token)
    expect(header).toEqual({ kid: policy.domain, x5t: expect.stringMatching(/^[\w-]{27}$/), typ: 'JWT', alg: 'RS256' })
  })

  test('D08 iss, aud[], exp, jti, iat, sub, client, scope[] and domain are there', async () => {
    const { token, json } = await ask(url, policy, {
      form: { grant_type: 'CLIENT_CREDENTIALS', scope: 'Ledger.write' },
    })
    const claims = decodeJwt(token)
    expect(claims).toEqual({
      iss: `${url}/oauth2`,
      aud: ['Ledger', 'urn:ledger', `${url}/oauth2`],
      exp: Number(claims.iat) + 3600,
      iat: expect.any(Number),
      jti: expect.stringMatching(/^[\w-]{22}$/),
      sub: policy.clientId,
      client: policy.clientId,
      scope: ['Ledger.write'],
      domain: policy.domain,
    })
    expect(json).toEqual({ access_token: token, token_type: 'Bearer', expires_in: 3600 })
  })

  test('D09 iss is <scheme>://<host>:<port>/oauth2 by default', async () => {
    expect(decodeJwt((await ask(url, policy)).token).iss).toBe(`${url}/oauth2`)
  })

  test('D11 a wrong secret is 401 invalid_client, and an unknown client is told the same', async () => {
    const wrong = await ask(url, { ...policy, secret: recordSecret('this-is-not-it') })
    const unknown = await ask(url, { ...policy, clientId: 'nobody' })
    for (const answer of [wrong, unknown]) {
      expect([answer.status, answer.json.error]).toEqual([401, 'invalid_client'])
      expect(answer.headers.get('www-authenticate')).toMatch(/^Basic /)
    }
    expect(wrong.json).toEqual(unknown.json)
  })

  for (const grant_type of ['FOO', 'Client_Credentials', 'client-credentials', 'IMPLICIT']) {
    test(`D12 grant_type ${grant_type} is 400 unsupported_grant_type`, async () => {
      const { status, json } = await ask(url, policy, { form: { grant_type } })
      expect([status, json.error]).toEqual([400, 'unsupported_grant_type'])
    })
  }

  test('D24 redirect_uri in a 2-legged request is ignored', async () => {
    const form = { grant_type: 'CLIENT_CREDENTIALS', redirect_uri: 'http://localhost:8080/Sample.jsp' }
    expect((await ask(url, policy, { form })).status).toBe(200)
  })

  test('D25 token/info of a good token shows its claims, by GET and by POST', async () => {
    const { token } = await ask(url, policy)
    const posted = await ask(url, policy, { path: '/oauth2/rest/token/info', form: { access_token: token } })
    const got = await fetch(`${url}/oauth2/rest/token/info?access_token=${token}`, {
      headers: { 'x-oauth-identity-domain-name': policy.domain },
    })
    for (const claims of [posted.json, await got.json()]) expect(claims).toMatchObject(decodeJwt(token))
    const bad = await ask(url, policy, { path: '/oauth2/rest/token/info', form: { access_token: `${token}x` } })
    expect([bad.status, bad.json]).toEqual([
      400,
      { error: 'invalid_grant', error_description: 'Access Token Validation Failed' },
    ])
  })

  test('D26 introspection answers active true and rem_exp of at most the remaining life', async () => {
    const { token } = await ask(url, policy)
    const { json } = await ask(url, policy, { path: '/oauth2/rest/token/introspect', form: { token } })
    expect(json).toMatchObject({ ...decodeJwt(token), active: true })
    expect(json.rem_exp).toBeGreaterThan(3500)
    expect(json.rem_exp).toBeLessThanOrEqual(3600)
  })

  test('D32 the JWKS at /oauth2/rest/security verifies issued tokens', async () => {
    const { token } = await ask(url, policy)
    for (const headers of [{ 'x-oauth-identity-domain-name': policy.domain }, undefined]) {
      const response = await fetch(`${url}/oauth2/rest/security`, { headers })
      const jwks = (await response.json()) as JSONWebKeySet
      const { payload } = await jwtVerify(token, createLocalJWKSet(jwks))
      expect(payload.sub).toBe(policy.clientId)
      expect(JSON.stringify(jwks)).not.toMatch(/"(d|p|q|dp|dq|qi)":/)
    }
  })
})

test.describe('acceptance: authentication method × spelling of the grant', () => {
  const methods: [string, (policy: Policy) => Pick<Ask, 'headers' | 'form'>][] = [
    ['client_secret_basic', () => ({})],
    [
      'client_secret_basic in base64url',
      ({ clientId, secret }) => ({
        headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64url')}` },
      }),
    ],
    [
      'client_secret_post',
      ({ clientId, secret }) => ({
        headers: { authorization: '' },
        form: { client_id: clientId, client_secret: secret },
      }),
    ],
  ]
  for (const [name, use] of methods) {
    for (const grant_type of ['CLIENT_CREDENTIALS', 'client_credentials']) {
      for (const path of ['rest', 'domain'] as const) {
        test(`D13 ${grant_type} by ${name} on the ${path} path`, async () => {
          const { headers, form } = use(policy)
          const sent: Record<string, string> = {
            'x-oauth-identity-domain-name': policy.domain,
            authorization: basic({ username: policy.clientId, password: policy.secret }),
            ...headers,
          }
          if (sent.authorization === '') delete sent.authorization
          const target = path === 'rest' ? '/oauth2/rest/token' : `/oauth2/domains/${policy.domain}/token`
          const response = await fetch(`${url}${target}`, {
            method: 'POST',
            headers: sent,
            body: new URLSearchParams({ grant_type, ...form }),
          })
          expect(response.status).toBe(200)
          expect(response.headers.get('cache-control')).toBe('no-store')
          expect(response.headers.get('x-correlation-id')).toBeTruthy()
          recordSecret(String((await response.json()).access_token))
        })
      }
    }
  }
})
