import { expect, test } from '@playwright/test'
import * as oauth from 'oauth4webapi'
import { follow, pageKind, signInOn } from '../../fixtures/code-flow'
import { CALLBACK, type Party, relyingParty } from '../../fixtures/relying-party'

/** What an attacker makes of the answers of the authorization endpoint. The numbers are those of docs/security.md. */
let party: Party
test.beforeAll(async () => {
  party = await relyingParty({ customAttrs: { consentExpiryTimeInMinutes: '60' } })
})

const shown = async (params: Record<string, string | undefined>) => {
  const agent = party.agent()
  return follow(agent, await agent.get(party.address(params)))
}

test('F1-1 an address that differs from the registered one in anything gets no code', async () => {
  for (const uri of [
    `${CALLBACK}/`,
    `${CALLBACK}?`,
    `${CALLBACK}#`,
    `${CALLBACK}?code=x`,
    CALLBACK.replace('https:', 'http:'),
    CALLBACK.replace('rp.example', 'RP.example'),
    CALLBACK.replace('rp.example', 'rp.example:443'),
    CALLBACK.replace('rp.example', 'rp.example.evil.example'),
    CALLBACK.replace('rp.example', 'x@rp.example'),
    CALLBACK.replace('/callback', '/%63allback'),
    CALLBACK.replace('/callback', '/x/../callback'),
  ]) {
    expect(pageKind(await shown({ redirect_uri: uri })), uri).toBe('error')
  }
})

test('F1-1 the port alone may vary, on the own machine of a native application and nowhere else', async () => {
  const client = { redirectURIs: [{ url: 'http://127.0.0.1/back' }], usePKCE: 'NON_STRICT' }
  const native = await relyingParty({ client: { ...client, clientType: 'MOBILE_CLIENT' } })
  const server = await relyingParty({ client })
  const at = async (of: Party, redirect_uri: string) => {
    const agent = of.agent()
    return pageKind(await follow(agent, await agent.get(of.address({ redirect_uri }))))
  }
  expect(await at(native, 'http://127.0.0.1:49152/back')).toBe('sign-in')
  for (const uri of ['http://127.0.0.1:49152/other', 'http://127.0.0.2:49152/back', 'http://localhost:49152/back']) {
    expect(await at(native, uri), uri).toBe('error')
  }
  expect(await at(server, 'http://127.0.0.1:49152/back')).toBe('error')
})

test('F1-2 no endpoint sends a browser to an address that a parameter names and nobody registered', async () => {
  const agent = party.agent()
  await party.through({}, agent)
  const evil = 'https://evil.example/'
  const domain = `${party.url}/oauth2/domains/${party.policy.domain}`
  const names = ['redirect_uri', 'post_logout_redirect_uri', 'next', 'url', 'target', 'return_to', 'errorPageURL']
  const query = new URLSearchParams(names.map((name) => [name, evil]))
  for (const path of ['sign-in', 'approval', 'continue', 'account', 'end-session', 'change-password', 'logo']) {
    const answer = await agent.get(`${domain}/${path}?${query}`)
    expect(answer.headers.get('location') ?? '', path).not.toContain('evil.example')
    expect(answer.text, path).not.toContain('evil.example')
  }
  for (const path of ['/oam/pages/error.jsp', '/oam/pages/consent.jsp']) {
    const answer = await agent.get(`${party.url}${path}?${query}&error=access_denied&error_description=${evil}`)
    expect(answer.headers.get('location') ?? '', path).not.toContain('evil.example')
    expect(answer.text, path).not.toContain('evil.example')
  }
})

test('F1-3 E09 an unknown client or address gives the error page of the domain with a correlation id, and no redirect', async () => {
  for (const params of [
    { client_id: 'nobody' },
    { redirect_uri: 'https://evil.example/' },
    { redirect_uri: undefined },
  ]) {
    const landing = await shown(params)
    expect([pageKind(landing), landing.page.headers.get('location')]).toEqual(['error', null])
    const id = landing.page.headers.get('x-correlation-id') ?? 'none'
    expect(landing.page.text).toContain(id)
  }
})

test('F1-11 every answer, good or bad, names its issuer, and discovery says so', async () => {
  expect(party.server.authorization_response_iss_parameter_supported).toBe(true)
  const iss = party.server.issuer
  const good = await party.through()
  const denied = await (await relyingParty({ person: party.person })).through({}, undefined, { decision: 'deny' })
  expect(good.params.get('iss')).toBe(iss)
  expect([denied.params.get('error'), denied.params.get('iss')?.includes('/oauth2/domains/')]).toEqual([
    'access_denied',
    true,
  ])
  for (const params of [{ scope: 'nothing.known' }, { prompt: 'none' }, { response_type: 'token' }]) {
    const landing = await shown(params)
    expect([landing.params.has('error'), landing.params.get('iss')]).toEqual([true, iss])
  }
})

test('mix-up: the answer of one issuer is refused by a client that asked another', async () => {
  const other = await relyingParty()
  const landing = await party.through()
  expect(() => oauth.validateAuthResponse(other.server, other.client, landing.params, 'a-state')).toThrow(/iss/)
  const { status, json } = await other.redeemRaw(landing.params.get('code') ?? '')
  expect([status, json.error]).toEqual([400, 'invalid_grant'])
})

test('F1-12 the answer to a password is 303, so that no browser sends the password on (307 leak)', async () => {
  const agent = party.agent()
  const asked = await follow(agent, await agent.get(party.address()))
  const answer = await signInOn(agent, asked.page, party.person)
  expect(answer.status).toBe(303)
  await follow(agent, answer)
  expect(agent.seen.map(({ status }) => status).filter((status) => status === 307 || status === 308)).toEqual([])
  for (const { url, headers } of agent.seen)
    expect(`${url} ${headers.get('location')}`).not.toContain(party.person.password)
})

test('F1-13 an access token never comes from the authorization endpoint', async () => {
  expect(party.server.response_types_supported).toEqual(['code'])
  for (const response_type of ['token', 'id_token', 'id_token token', 'code token', 'code id_token', 'none']) {
    const landing = await shown({ response_type })
    expect([landing.params.get('error'), landing.params.get('code')]).toEqual(['unsupported_response_type', null])
  }
})

test('F1-25 answers are not handed to scripts of other windows: web_message is refused', async () => {
  const landing = await shown({ response_mode: 'web_message' })
  expect(landing.params.get('error') ?? pageKind(landing)).toMatch(/^(invalid_request|error)$/)
  expect(party.server.response_modes_supported).not.toContain('web_message')
})

test('F1-23 scripts of other origins may read tokens, keys and metadata, and never what a person is shown', async () => {
  const origin = 'https://app.example'
  const allowed = async (url: string) =>
    (await fetch(url, { headers: { origin }, redirect: 'manual' })).headers.get('access-control-allow-origin')
  for (const url of [party.server.jwks_uri, `${party.server.issuer}/.well-known/openid-configuration`]) {
    expect(await allowed(String(url))).toBe('*')
  }
  const domain = party.server.issuer
  for (const path of ['authorize', 'sign-in', 'account', 'end-session', 'approval', 'continue']) {
    expect(await allowed(`${domain}/${path}`), path).toBeNull()
  }
})

test('F1-24 clickjacking, referrer leak: no page of a flow can be framed, kept, or told to the next site', async () => {
  const other = await relyingParty()
  const agent = other.agent()
  const signIn = await follow(agent, await agent.get(other.address()))
  const consent = await follow(agent, await signInOn(agent, signIn.page, other.person))
  const error = await follow(agent, await agent.get(other.address({ redirect_uri: 'https://evil.example' })))
  const account = await agent.get(`${other.server.issuer}/account`)
  expect([pageKind(signIn), pageKind(consent), pageKind(error)]).toEqual(['sign-in', 'consent', 'error'])
  for (const page of [signIn.page, consent.page, error.page, account]) {
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("base-uri 'none'")
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|script-src [^;]*\*/)
    expect(page.headers.get('x-frame-options')).toBe('DENY')
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(page.headers.get('cache-control')).toContain('no-store')
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
    expect(page.text).not.toMatch(/(src|href)="https?:\/\/(?!rp\.example)/)
  }
  // Browsers hold this against every hop that follows a form, also those of the client, so it stands where none leads there.
  expect(account.headers.get('content-security-policy')).toContain("form-action 'self'")
})

test('the page an administrator set for errors is the only other place an error goes to', async () => {
  const own = await relyingParty({ domain: { errorPageURL: 'https://help.hotel.example/sorry' } })
  const agent = own.agent()
  const landing = await follow(agent, await agent.get(own.address({ redirect_uri: 'https://evil.example/' })))
  expect(landing.location).toMatch(/^https:\/\/help\.hotel\.example\/sorry\?/)
  expect(landing.params.get('error')).toBeTruthy()
  expect(landing.params.get('correlation_id')).toBeTruthy()
  expect(landing.location).not.toContain('evil')
})
