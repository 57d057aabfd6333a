import { beforeEach, describe, expect, it } from 'vitest'
import { type BrowserWorld, CALLBACK, CHALLENGE, createBrowserWorld, told } from '../testing/browser-world'
import { addDomain, addResource, changeDomain, PUBLIC_URL } from '../testing/world'

let world: BrowserWorld
beforeEach(() => {
  world = createBrowserWorld()
})

/** The person reads of it on the error page, and no address is told anything. */
async function expectErrorPage(changes: Record<string, string>, rule: string) {
  const answer = await world.browser.get(world.address(changes))
  expect([answer.status, answer.location, answer.page?.kind]).toEqual([400, null, 'error'])
  expect(world.lastRule()).toBe(rule)
  return answer
}

async function expectRefusal(changes: Record<string, string>, error: string, rule: string) {
  const answer = await world.browser.get(world.address(changes))
  expect(told(answer)).toMatchObject({ error, error_description: expect.any(String), state: 'af0ifjsldkj' })
  expect(told(answer)).not.toHaveProperty('code')
  expect(world.lastRule()).toBe(rule)
}

describe('paths of the authorization endpoint (spec runtime-api §5)', () => {
  it.each([
    '/oauth2/rest/authz',
    '/oauth2/rest/authorize',
    '/oauth2/domains/Payments/authorize',
    '/oauth2/domains/Payments/authz',
  ])('E06 %s behaves as every other spelling', async (path) => {
    const answer = await world.browser.get(world.address({}, path))
    expect(answer.page).toMatchObject({ kind: 'signIn', domain: 'Payments', client: { clientId: 'shop' } })
    const done = await world.allow(await world.signIn(answer))
    expect(told(done)).toEqual({
      code: expect.stringMatching(/^[\w-]{43}$/),
      state: 'af0ifjsldkj',
      iss: expect.any(String),
    })
  })

  it('takes the same request by POST, as a form', async () => {
    const [path = '', form = ''] = world.address().split('?')
    const answer = await world.browser.follow(await world.browser.post(path, [...new URLSearchParams(form)]))
    expect(answer.page).toMatchObject({ kind: 'signIn', client: { clientId: 'shop' } })
  })

  it('asks a browser that posts from another site to come back with GET, so that it brings its session', async () => {
    await world.through()
    const [path = '', form = ''] = world.address({ prompt: 'none' }).split('?')
    const cookies = { cookie: '', 'sec-fetch-site': 'cross-site', origin: 'https://shop.example' }
    const posted = await world.browser.post(path, [...new URLSearchParams(form)], cookies)
    expect([posted.status, posted.location?.pathname]).toEqual([303, '/oauth2/domains/Payments/authorize'])
    world.setDomain({ consentExpiryTimeInMinutes: '60' })
    expect(told(await world.browser.follow(posted))).toMatchObject({ error: 'consent_required' })
  })

  it('takes the domain by its documented parameter, by identityDomain, and by header', async () => {
    const own = await world.browser.get(world.address({ domain: '', identityDomain: 'Payments' }))
    expect(own.page).toMatchObject({ kind: 'signIn' })
    const byHeader = { 'x-oauth-identity-domain-name': 'Payments' }
    expect((await world.browser.get(world.address({ domain: 'Nowhere' }), byHeader)).page?.kind).toBe('signIn')
  })

  it('lets no script of another origin read its answers (F1-23)', async () => {
    const answer = await world.browser.get(world.address(), { origin: 'https://evil.example' })
    expect(Object.keys(answer.headers).join(' ')).not.toMatch(/access-control/i)
  })
})

describe('before client and redirect URI hold (F1-3)', () => {
  it('E09 an unregistered redirect_uri shows the error page and redirects nowhere', async () => {
    await expectErrorPage({ redirect_uri: 'https://evil.example/cb' }, 'authorize.redirect-uri')
  })

  it.each([
    ['no domain', { domain: '' }, 'domain.named'],
    ['an unknown domain', { domain: 'Nowhere' }, 'domain.known'],
    ['no client', { client_id: '' }, 'request.parameter-present'],
    ['an unknown client', { client_id: 'nobody' }, 'authorize.client-known'],
    ['no redirect URI', { redirect_uri: '' }, 'request.parameter-present'],
  ])('%s shows the error page and redirects nowhere', async (_, changes, rule) => {
    await expectErrorPage(changes as unknown as Record<string, string>, rule)
  })

  it('a client of another domain is unknown', async () => {
    addDomain(world.config, { id: 'd2', name: 'Other' })
    await expectErrorPage({ domain: 'Other' }, 'authorize.client-known')
  })

  it.each(['client_id', 'redirect_uri', 'domain'])('a repeated %s is not obeyed', async (name) => {
    const answer = await world.browser.get(`${world.address()}&${name}=https://evil.example/`)
    expect(answer.location?.origin ?? PUBLIC_URL).not.toBe('https://evil.example')
    if (answer.location) expect(told(answer).error).toBe('invalid_request')
    expect(world.lastRule()).toBe('request.parameter-once')
  })

  it('shows the page of the domain with a correlation id and nothing that was sent', async () => {
    const answer = await expectErrorPage({ client_id: '<script>alert(1)</script>' }, 'authorize.client-known')
    expect(answer.page).toMatchObject({
      domain: 'Payments',
      correlationId: 'test-correlation-id',
      code: 'invalid_request',
    })
    expect(answer.body).not.toContain('alert')
  })

  it('sends the person to the error page an administrator set, with error, description and correlation id', async () => {
    changeDomain(world.config, 'Payments', { errorPageUrl: 'https://help.example/oops?lang=en' })
    const answer = await world.browser.get(world.address({ client_id: 'nobody' }))
    expect([answer.status, answer.location?.origin]).toEqual([302, 'https://help.example'])
    expect(Object.fromEntries(answer.location?.searchParams ?? [])).toEqual({
      lang: 'en',
      error: 'invalid_request',
      error_description: 'The client is not known.',
      correlation_id: 'test-correlation-id',
    })
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', '', '/oam/pages/error.jsp'])(
    'shows the built-in page where the address of another is %s',
    async (errorPageUrl) => {
      changeDomain(world.config, 'Payments', { errorPageUrl })
      await expectErrorPage({ client_id: 'nobody' }, 'authorize.client-known')
    },
  )
})

describe('what a client is told at its redirect URI (RFC 6749 §4.1.2.1)', () => {
  it.each([
    ['no response_type', { response_type: '' }, 'invalid_request', 'request.parameter-present'],
    ['response_type token (F1-13)', { response_type: 'token' }, 'unsupported_response_type', 'authorize.response-type'],
    ['response_type id_token', { response_type: 'id_token' }, 'unsupported_response_type', 'authorize.response-type'],
    ['two response types', { response_type: 'code token' }, 'unsupported_response_type', 'authorize.response-type'],
    ['a scope it does not have', { scope: 'openid Ledger.delete' }, 'invalid_scope', 'scope.assigned'],
    ['a scope nobody can read', { scope: 'open"id' }, 'invalid_scope', 'scope.readable'],
    ['a request object', { request: 'eyJhbGciOiJub25lIn0.e30.' }, 'request_not_supported', 'authorize.request-object'],
    [
      'a request object by address',
      { request_uri: 'https://shop.example/request.jwt' },
      'request_uri_not_supported',
      'authorize.request-uri',
    ],
    ['a registration', { registration: '{}' }, 'registration_not_supported', 'authorize.registration'],
    ['an unknown prompt', { prompt: 'create' }, 'invalid_request', 'authorize.prompt'],
    ['prompt none beside another', { prompt: 'none login' }, 'invalid_request', 'authorize.prompt'],
    ['a max_age that is no number', { max_age: '-1' }, 'invalid_request', 'authorize.max-age'],
    ['an unknown response_mode', { response_mode: 'web_message' }, 'invalid_request', 'authorize.response-mode'],
    ['claims that are no JSON', { claims: '{' }, 'invalid_request', 'authorize.claims'],
    ['claims that are no object', { claims: '[]' }, 'invalid_request', 'authorize.claims'],
    ['an id_token_hint that is none', { id_token_hint: 'abc' }, 'invalid_request', 'authorize.hint'],
    [
      'an essential acr we cannot give',
      { claims: '{"id_token":{"acr":{"essential":true,"values":["gold"]}}}' },
      'unmet_authentication_requirements',
      'authorize.acr',
    ],
    [
      'an essential acr that is no text and cannot be made one',
      { claims: '{"id_token":{"acr":{"essential":true,"values":[{"toString":{}}]}}}' },
      'unmet_authentication_requirements',
      'authorize.acr',
    ],
    ['more than a browser carries', { nonce: 'x'.repeat(6000) }, 'invalid_request', 'authorize.size'],
  ])('%s: %s', (_, changes, error, rule) => expectRefusal(changes as unknown as Record<string, string>, error, rule))

  it('that it may not ask for codes', async () => {
    world.setShop({ grantTypes: new Set(['CLIENT_CREDENTIALS']) })
    await expectRefusal({}, 'unauthorized_client', 'authorize.grant-allowed')
  })

  it('that a parameter is repeated, known or not, and no state where that was', async () => {
    for (const name of ['scope', 'unknown', 'response_type', 'state']) {
      const answer = await world.browser.get(`${world.address({ unknown: '1' })}&${name}=x`)
      expect(told(answer).error).toBe('invalid_request')
      expect(told(answer).state).toBe(name === 'state' ? undefined : 'af0ifjsldkj')
    }
  })

  it('that something failed which nobody foresaw, in neutral words', async () => {
    world.config.resourceByName = () => {
      throw new TypeError('connection to db.internal lost')
    }
    const answer = await world.browser.get(world.address())
    expect(told(answer).error).toBe('server_error')
    expect(JSON.stringify(answer)).not.toContain('db.internal')
  })

  it('names the issuer beside every answer, good or bad (RFC 9207, F1-11)', async () => {
    expect(told(await world.browser.get(world.address({ scope: 'x' }))).iss).toBe(`${PUBLIC_URL}/oauth2`)
    expect(told(await world.through()).iss).toBe(`${PUBLIC_URL}/oauth2`)
    changeDomain(world.config, 'Payments', { issuerMode: 'DOMAIN' })
    expect(told(await world.through()).iss).toBe(`${PUBLIC_URL}/oauth2/domains/Payments`)
  })

  it('E07 gets its state back unchanged, whatever is in it', async () => {
    const state = 'ä "quoted" &a=b#c %2F\t+/=?'
    expect(told(await world.through({ state })).state).toBe(state)
    expect(told(await world.through({ state: '' }))).not.toHaveProperty('state')
  })
})

describe('response modes', () => {
  it('puts an answer into the fragment where that is asked for', async () => {
    const answer = await world.through({ response_mode: 'fragment' })
    expect(answer.location?.search).toBe('')
    expect(new URLSearchParams(answer.location?.hash.slice(1)).get('code')).toMatch(/^[\w-]{43}$/)
  })

  it('has the browser post an answer where that is asked for, errors too', async () => {
    const answer = await world.through({ response_mode: 'form_post' })
    expect(answer.page).toMatchObject({
      kind: 'formPost',
      redirectUri: CALLBACK,
      fields: { code: expect.any(String), state: 'af0ifjsldkj', iss: `${PUBLIC_URL}/oauth2` },
    })
    const refused = await world.browser.get(world.address({ response_mode: 'form_post', scope: 'x' }))
    expect(refused.page).toMatchObject({ kind: 'formPost', fields: { error: 'invalid_scope' } })
  })
})

describe('parameters that change nothing', () => {
  it.each([
    { unknown: 'anything' },
    { display: 'popup' },
    { display: 'hologram' },
    { claims_locales: 'de fr' },
    { acr_values: 'gold silver' },
    { ui_locales: 'xx-invalid- de' },
    { claims: '{"userinfo":{"name":null,"x":7},"unknown":{"a":null}}' },
  ])('%j', async (changes) => {
    expect(told(await world.through(changes as unknown as Record<string, string>))).toHaveProperty('code')
  })

  it('the default scope is taken where none is asked for', async () => {
    await world.through({ scope: '' })
    expect(world.codes()[0]?.scopes).toEqual(['Ledger.read'])
  })

  it('pages speak the languages that client and browser ask for, in this order', async () => {
    world.browser.headers['accept-language'] = 'en;q=0.5, fr-CA, *;q=0.1, de;q=0'
    const answer = await world.browser.get(world.address({ ui_locales: 'de-CH it' }))
    expect(answer.page?.locales).toEqual(['de-CH', 'it', 'fr-CA', 'en'])
  })
})

describe('what a code is bound to', () => {
  it('is everything that was decided: client, address, person, session, scopes, nonce, challenge', async () => {
    const { code } = told(
      await world.through({ nonce: 'n-0S6_WzA2Mj', code_challenge: CHALLENGE, code_challenge_method: 'S256' }),
    )
    const [kept] = world.codes()
    const [session] = world.ports.sessions.sessions.values()
    expect(kept).toMatchObject({
      domainId: 'd1',
      clientPk: world.shop.pk,
      userId: world.ada.id,
      username: 'ada',
      sessionId: session?.id,
      redirectUri: CALLBACK,
      scopes: ['openid', 'Ledger.read'],
      challenge: { value: CHALLENGE, method: 'S256' },
      nonce: 'n-0S6_WzA2Mj',
      signedInAt: world.clock.now(),
    })
    expect(JSON.stringify([...world.ports.codes.codes])).not.toContain(code)
    expect(session?.usedBy).toEqual([world.shop.pk])
  })

  it('E12 is an end after the AUTHZ_CODE lifetime of the domain', async () => {
    const tokenSettings = world.domain.tokenSettings.map((each) =>
      each.tokenType === 'AUTHZ_CODE' ? { ...each, tokenExpiry: 60 } : each,
    )
    await world.through()
    changeDomain(world.config, 'Payments', { tokenSettings })
    await world.through()
    const lives = world.codes().map(({ issuedAt, expiresAt }) => expiresAt.getTime() - issuedAt.getTime())
    expect(lives).toEqual([3_600_000, 60_000])
  })

  it('is told to the listener with its challenge and nonce, once for each request', async () => {
    await world.through({ nonce: 'n1', code_challenge: CHALLENGE, code_challenge_method: 'S256' })
    await world.through()
    await world.authorize({ client_id: 'nobody' })
    const asked = world.ports.told.asked.map(({ method, challenge, nonce }) => [method, challenge, nonce])
    expect(asked).toEqual([
      ['S256', CHALLENGE, 'n1'],
      ['NONE', null, null],
    ])
  })

  it('may not be about a scope of a resource server that lies in another', async () => {
    addResource(world.config, 'd1', { name: 'Ledger.deep', scopes: new Set(['read', 'DefaultScope']) })
    world.setShop({ scopes: new Set(['Ledger.read', 'Ledger.deep.read']) })
    changeDomain(world.config, 'Payments', { enableMultipleResourceServer: true })
    await world.through({ scope: 'Ledger.read Ledger.deep.read' })
    expect(world.codes()[0]?.scopes).toEqual(['Ledger.read', 'Ledger.deep.read'])
  })
})
