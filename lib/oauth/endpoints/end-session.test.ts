import { beforeEach, describe, expect, it } from 'vitest'
import { signedBy } from '../testing/assertions'
import { type BrowserWorld, CALLBACK, createBrowserWorld } from '../testing/browser-world'
import { testKey } from '../testing/keys'
import { addClient, basic, changeDomain, PUBLIC_URL, readToken, SECRET, send } from '../testing/world'

const BYE = 'https://shop.example/bye'
const PATH = '/oauth2/domains/Payments/end-session'
let world: BrowserWorld
let idToken: string
let sessionId: string
beforeEach(async () => {
  world = createBrowserWorld()
  world.setShop({ postLogoutRedirectUris: new Set([BYE, `${BYE}?from=shop`]) })
  const answer = await world.through()
  const form = { grant_type: 'authorization_code', code: answer.location?.searchParams.get('code') ?? '' }
  const { json } = await send(world.handle, '/oauth2/rest/token', {
    headers: { authorization: basic('shop', SECRET) },
    form: { ...form, redirect_uri: CALLBACK },
  })
  idToken = String(json.id_token)
  sessionId = String(readToken(idToken).claims.sid)
})

const isSignedIn = () => world.ports.sessions.byId(sessionId)?.endedAt === null
const leave = (params: Record<string, string> = {}, path = PATH) =>
  world.browser.get(`${path}?${new URLSearchParams(params)}`)

describe('signing out at a client (RP-Initiated Logout 1.0)', () => {
  it('ends the session at once for whoever shows an ID token of its person, and sends the browser back', async () => {
    const answer = await leave({ id_token_hint: idToken, post_logout_redirect_uri: BYE, state: 'a b&c' })
    expect([answer.status, answer.headers.Location]).toEqual([303, `${BYE}?state=a+b%26c`])
    expect(isSignedIn()).toBe(false)
    expect(world.browser.cookies.has('gatehouse_sso_d1')).toBe(false)
    expect((await world.authorize()).page?.kind).toBe('signIn')
  })

  it('believes an ID token that has expired, and one that says nothing of the session', async () => {
    const { sid: _, ...claims } = readToken(idToken).claims
    const key = testKey('Payments')
    const older = signedBy(key, { ...claims, exp: 1 }, { kid: key.kid, x5t: key.x5t })
    expect((await leave({ id_token_hint: older, post_logout_redirect_uri: BYE })).headers.Location).toBe(BYE)
    expect(isSignedIn()).toBe(false)
  })

  it('keeps a query that the address was registered with', async () => {
    const address = `${BYE}?from=shop`
    const answer = await leave({ id_token_hint: idToken, post_logout_redirect_uri: address, state: 'x' })
    expect(answer.headers.Location).toBe(`${address}&state=x`)
  })

  it('writes an address in any script as a header can hold it', async () => {
    const address = 'https://shop.example/do-widzenia/łódź 1'
    world.setShop({ postLogoutRedirectUris: new Set([address]) })
    const answer = await leave({ id_token_hint: idToken, post_logout_redirect_uri: address, state: 'x' })
    expect(answer.headers.Location).toBe('https://shop.example/do-widzenia/%C5%82%C3%B3d%C5%BA%201?state=x')
  })

  it('stays here, and says so, where no address is given', async () => {
    const answer = await leave({ id_token_hint: idToken, state: 'x' })
    expect([answer.location, answer.page]).toMatchObject([null, { kind: 'signedOut', client: { clientId: 'shop' } }])
    expect(isSignedIn()).toBe(false)
  })

  it.each([`${BYE}/`, `${BYE}?x=1`, 'https://shop.example/BYE', 'https://evil.example/', CALLBACK, 'bye'])(
    'sends nobody to %s, which is not registered, and signs nobody out',
    async (address) => {
      const answer = await leave({ id_token_hint: idToken, post_logout_redirect_uri: address })
      expect([answer.status, answer.location, answer.page?.kind]).toEqual([400, null, 'error'])
      expect(world.lastRule()).toBe('end-session.redirect-uri')
      expect(isSignedIn()).toBe(true)
    },
  )

  it.each(['/oauth2/rest/end-session', PATH])('answers at %s', async (path) => {
    const domain: Record<string, string> = path === PATH ? {} : { domain: 'Payments' }
    expect((await leave({ ...domain, id_token_hint: idToken }, path)).page?.kind).toBe('signedOut')
  })
})

describe('whoever cannot show that the person came along', () => {
  const bad = (): [string, Record<string, string>][] => [
    ['nothing', {}],
    ['a client id alone', { client_id: 'shop' }],
    ['a token with another signature', { id_token_hint: `${idToken.slice(0, -4)}AAAA` }],
    ['rubbish', { id_token_hint: 'rubbish' }],
    ['a token of somebody else', { id_token_hint: hint({ sub: 'eve', uid: 'uid-eve' }) }],
    [
      'user info that was signed, which names no domain',
      { id_token_hint: hint({ domain: undefined, uid: undefined }) },
    ],
    ['a token of another session', { id_token_hint: hint({ sid: 'another' }) }],
    ['an access token', { id_token_hint: hint({ scope: ['Ledger.read'], client: 'shop' }) }],
    ['a token of another issuer', { id_token_hint: hint({ iss: 'https://evil.example' }) }],
  ]
  function hint(changes: Record<string, unknown>) {
    const key = testKey('Payments')
    return signedBy(key, { ...readToken(idToken).claims, ...changes }, { kid: key.kid, x5t: key.x5t })
  }

  it('signs nobody out: the person is asked first', async () => {
    for (const [what, params] of bad()) {
      const answer = await leave({ ...params, post_logout_redirect_uri: BYE })
      expect([what, answer.location, answer.page?.kind, answer.page?.username]).toEqual([what, null, 'signOut', 'ada'])
      expect(isSignedIn()).toBe(true)
    }
  })

  it('and a link to a domain where nobody is signed in takes no user token of another domain away', async () => {
    changeDomain(world.config, 'Payments', { customAttrs: { OAUTH_TOKEN_RESPONSE_TYPE: 'cookie' } })
    world.browser.cookies.clear()
    world.browser.cookies.set('OAUTH_TOKEN', 'of another domain')
    expect((await leave({ client_id: 'shop' })).page?.kind).toBe('signedOut')
    expect(world.browser.cookies.get('OAUTH_TOKEN')).toBe('of another domain')
  })

  it('and a person who agrees is signed out, and sent where the client may send them', async () => {
    const page = (await leave({ client_id: 'shop', post_logout_redirect_uri: BYE, state: 's' })).page
    const answer = await world.browser.fill(page, { decision: 'allow' })
    expect([answer.headers.Location, isSignedIn()]).toEqual([`${BYE}?state=s`, false])
  })

  it('and a token that proves nothing leads nowhere, whoever agrees', async () => {
    const params = { id_token_hint: 'rubbish', client_id: 'shop', post_logout_redirect_uri: BYE }
    const answer = await world.browser.fill((await leave(params)).page, { decision: 'allow' })
    expect([answer.location, answer.page?.kind, isSignedIn()]).toEqual([null, 'signedOut', false])
  })

  it('and a person who does not agree stays signed in, on the own pages', async () => {
    const answer = await world.browser.fill((await leave()).page, { decision: 'deny' })
    expect([answer.page?.kind, isSignedIn()]).toEqual(['account', true])
  })

  it('cannot name a client that is not known, or not the one of the token', async () => {
    addClient(world.config, 'd1', { clientId: 'other', postLogoutRedirectUris: new Set([BYE]) })
    for (const params of [
      { client_id: 'nobody', id_token_hint: '' },
      { client_id: 'other', id_token_hint: idToken },
    ]) {
      expect((await leave({ ...params, post_logout_redirect_uri: BYE })).page?.kind).toBe('error')
      expect(world.lastRule()).toBe('end-session.client')
    }
    expect(isSignedIn()).toBe(true)
  })

  it('cannot fill in the form of our page from elsewhere, in another browser, or for another step', async () => {
    const page = (await leave()).page
    const fields = { ticket: String(page?.ticket), decision: 'allow' }
    const own = String(page?.action)
    const foreign = await world.browser.post(own, fields, {
      'sec-fetch-site': 'cross-site',
      origin: 'https://evil.example',
    })
    expect(foreign.page?.kind).toBe('error')
    const flow = world.browser.cookies.get('gatehouse_flow') ?? ''
    world.browser.cookies.set('gatehouse_flow', 'A'.repeat(22))
    expect((await world.browser.post(own, fields)).page?.kind).toBe('error')
    world.browser.cookies.set('gatehouse_flow', flow)
    const account = (await world.browser.get('/oauth2/domains/Payments/account')).page
    expect((await world.browser.post(own, { ...fields, ticket: String(account?.ticket) })).page?.kind).toBe('error')
    expect(isSignedIn()).toBe(true)
    expect((await world.browser.post(own, fields)).status).toBe(303)
    expect(isSignedIn()).toBe(false)
  })

  it('ends nothing of somebody who signed in since the page was shown', async () => {
    const page = (await leave()).page
    world.users.add({ username: 'bob' })
    const shown = await world.authorize({ prompt: 'login' })
    await world.signIn(shown, { username: 'bob' })
    await world.browser.fill(page, { decision: 'allow' })
    const bobs = [...world.ports.sessions.sessions.values()].filter(({ username }) => username === 'bob')
    expect(bobs.every(({ endedAt }) => endedAt === null)).toBe(true)
  })
})

describe('somebody who is not signed in', () => {
  beforeEach(() => world.browser.cookies.clear())

  it('is told so, or sent on, and never asked', async () => {
    expect((await leave()).page?.kind).toBe('signedOut')
    expect((await leave({ id_token_hint: idToken, post_logout_redirect_uri: BYE })).headers.Location).toBe(BYE)
    expect((await leave({ id_token_hint: 'rubbish', post_logout_redirect_uri: BYE })).location).toBeNull()
  })
})

describe('the same as a form of the client', () => {
  it('is asked for again by address, because browsers leave the cookie out', async () => {
    const cookies = new Map(world.browser.cookies)
    world.browser.cookies.clear()
    const fields = { id_token_hint: idToken, post_logout_redirect_uri: BYE }
    const sent = await world.browser.post(PATH, fields, {
      'sec-fetch-site': 'cross-site',
      origin: 'https://shop.example',
    })
    expect(sent.location?.pathname).toBe(PATH)
    expect(isSignedIn()).toBe(true)
    for (const [name, value] of cookies) world.browser.cookies.set(name, value)
    const answer = await world.browser.follow(sent)
    expect([answer.headers.Location, isSignedIn()]).toEqual([BYE, false])
  })
})

it('takes the SSO link token away with the session', async () => {
  changeDomain(world.config, 'Payments', { customAttrs: { OAUTH_TOKEN_RESPONSE_TYPE: 'cookie' } })
  world.browser.cookies.set('OAUTH_TOKEN', 'x')
  await leave({ id_token_hint: idToken })
  expect(world.browser.cookies.has('OAUTH_TOKEN')).toBe(false)
  expect(world.browser.attributes.get('OAUTH_TOKEN')).toBe('Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure')
  expect(PUBLIC_URL).toMatch(/^https/)
})
