import { expect, test } from '@playwright/test'
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose'
import * as oauth from 'oauth4webapi'
import { follow, goThrough, pageKind } from '../../fixtures/code-flow'
import { CALLBACK, insecure, OTHER_CALLBACK, type Party, relyingParty } from '../../fixtures/relying-party'
import { recordSecret } from '../../fixtures/secrets'

/** Modules of the Basic OP certification plan of the OpenID Foundation, each under its id. */
let party: Party
test.beforeAll(async () => {
  party = await relyingParty()
})

const signedIn = async (scope = 'openid', params: Record<string, string> = {}) =>
  party.redeem(party.answer(await party.through({ scope, ...params })))

test('oidcc-server', async () => {
  const tokens = await signedIn()
  const claims = oauth.getValidatedIdTokenClaims(tokens)
  expect(claims).toMatchObject({ iss: party.server.issuer, aud: party.policy.clientId, sub: party.person.username })
  expect(claims?.exp ?? 0).toBeGreaterThan(claims?.iat ?? 0)
  expect(tokens.token_type).toBe('bearer')
  expect(await party.userInfo(tokens.access_token)).toEqual({ sub: party.person.username })
})

test('oidcc-response-type-missing', async () => {
  const landing = await party.through({ response_type: undefined })
  expect(landing.params.get('code')).toBeNull()
  expect(landing.params.get('error')).toMatch(/^(invalid_request|unsupported_response_type)$/)
  expect(landing.params.get('state')).toBe('a-state')
})

test('oidcc-idtoken-signature', async () => {
  const { id_token = '' } = await signedIn()
  const keys = createRemoteJWKSet(new URL(String(party.server.jwks_uri)))
  const { protectedHeader } = await jwtVerify(id_token, keys, {
    issuer: party.server.issuer,
    audience: party.policy.clientId,
    algorithms: ['RS256'],
  })
  expect(protectedHeader.kid).toBe(party.policy.domain)
})

test('oidcc-idtoken-unsigned', async () => {
  // No client can ask for one, and none is offered.
  expect(party.server.id_token_signing_alg_values_supported).toEqual(expect.arrayContaining(['RS256']))
  expect(party.server.id_token_signing_alg_values_supported).not.toContain('none')
  expect(decodeProtectedHeader(String((await signedIn()).id_token)).alg).toBe('RS256')
})

test.describe('user info', () => {
  const ask = async (init: (token: string) => RequestInit) => {
    const { access_token } = await signedIn()
    const response = await fetch(String(party.server.userinfo_endpoint), init(access_token))
    return { status: response.status, json: (await response.json()) as Record<string, unknown> }
  }
  test('oidcc-userinfo-get', async () => {
    const { status, json } = await ask((token) => ({ headers: { authorization: `Bearer ${token}` } }))
    expect([status, json.sub]).toEqual([200, party.person.username])
  })
  test('oidcc-userinfo-post-header', async () => {
    const { status, json } = await ask((token) => ({ method: 'POST', headers: { authorization: `Bearer ${token}` } }))
    expect([status, json.sub]).toEqual([200, party.person.username])
  })
  test('oidcc-userinfo-post-body', async () => {
    const { status, json } = await ask((access_token) => ({
      method: 'POST',
      body: new URLSearchParams({ access_token }),
    }))
    expect([status, json.sub]).toEqual([200, party.person.username])
  })
})

test('oidcc-ensure-request-without-nonce-succeeds-for-code-flow', async () => {
  const params = party.answer(await party.through({ nonce: undefined }))
  const response = await oauth.authorizationCodeGrantRequest(
    party.server,
    party.client,
    party.auth,
    params,
    CALLBACK,
    oauth.nopkce,
    insecure,
  )
  const tokens = await oauth.processAuthorizationCodeResponse(party.server, party.client, response, {
    expectedNonce: oauth.expectNoNonce,
    requireIdToken: true,
  })
  recordSecret(tokens.access_token)
  expect(oauth.getValidatedIdTokenClaims(tokens)).not.toHaveProperty('nonce')
})

test.describe('claims by scope', () => {
  const claims = async (scope: string) => party.userInfo((await signedIn(scope)).access_token)
  const PROFILE = { name: 'Casey Brown', given_name: 'Casey', family_name: 'Brown', locale: 'de-DE' }

  test('oidcc-scope-profile', async () => {
    const got = await claims('openid profile')
    expect(got).toMatchObject({ ...PROFILE, preferred_username: party.person.username })
    expect(typeof got.updated_at).toBe('number')
    expect(got).not.toHaveProperty('email')
  })
  test('oidcc-scope-email', async () => {
    expect(await claims('openid email')).toEqual({
      sub: party.person.username,
      email: party.person.email,
      email_verified: false,
    })
  })
  test('oidcc-scope-address', async () => {
    expect(await claims('openid address')).toMatchObject({
      address: { formatted: 'Hauptstr. 1, Berlin', country: 'DE' },
    })
  })
  test('oidcc-scope-phone', async () => {
    expect(await claims('openid phone')).toMatchObject({ phone_number: '+49 30 1234567', phone_number_verified: false })
  })
  test('oidcc-scope-all', async () => {
    const got = await claims('openid profile email address phone')
    expect(got).toMatchObject({ ...PROFILE, email: party.person.email, phone_number: '+49 30 1234567' })
    expect(got.address).toBeInstanceOf(Object)
  })
})

test('oidcc-alternate-happy-flow', async () => {
  const state = `${'long-state.~_-'.repeat(9)}`
  const nonce = 'n'.repeat(128)
  const landing = await party.through({ redirect_uri: OTHER_CALLBACK, state, nonce, response_mode: 'form_post' })
  expect([landing.mode, landing.location]).toEqual(['form_post', OTHER_CALLBACK])
  const tokens = await party.redeem(party.answer(landing, state), { nonce, redirectUri: OTHER_CALLBACK })
  expect(decodeJwt(String(tokens.id_token)).nonce).toBe(nonce)
})

for (const display of ['page', 'popup']) {
  test(`oidcc-display-${display}`, async () => {
    expect((await signedIn('openid', { display })).id_token).toBeDefined()
  })
}

test('oidcc-ensure-request-with-unknown-parameter-succeeds', async () => {
  expect((await signedIn('openid', { extra: 'foobar' })).id_token).toBeDefined()
})

test('oidcc-login-hint', async () => {
  const login_hint = party.person.username
  const shown = await follow(party.agent(), await party.agent().get(party.address({ login_hint })))
  expect(shown.page.forms[0]?.fields.username).toBe(login_hint)
  expect((await signedIn('openid', { login_hint: 'somebody@elsewhere.example' })).id_token).toBeDefined()
})

test('oidcc-ui-locales', async () => {
  const shown = await follow(party.agent(), await party.agent().get(party.address({ ui_locales: 'xx fr de' })))
  expect(shown.page.text).toMatch(/<html[^>]* lang="fr"/)
  expect((await signedIn('openid', { ui_locales: 'se' })).id_token).toBeDefined()
})

test('oidcc-claims-locales', async () => {
  expect((await signedIn('openid', { claims_locales: 'se' })).id_token).toBeDefined()
})

test('oidcc-ensure-request-with-acr-values-succeeds', async () => {
  const { acr } = decodeJwt(String((await signedIn('openid', { acr_values: '1 2' })).id_token))
  expect(acr ?? '1').toBe('1')
})

test('oidcc-claims-essential', async () => {
  const claims = JSON.stringify({ userinfo: { name: { essential: true } } })
  const tokens = await signedIn('openid', { claims })
  expect(await party.userInfo(tokens.access_token)).toEqual({ sub: party.person.username, name: 'Casey Brown' })
})

test('oidcc-ensure-post-request-succeeds', async () => {
  const agent = party.agent()
  const address = new URL(party.address())
  const elsewhere = { origin: 'https://rp.example', 'sec-fetch-site': 'cross-site' }
  const first = await agent.post(`${address.origin}${address.pathname}`, [...address.searchParams], elsewhere)
  const landing = await goThrough(agent, first, party.person)
  expect((await party.redeem(party.answer(landing))).id_token).toBeDefined()
  expect(pageKind(landing)).toBe('client')
})
