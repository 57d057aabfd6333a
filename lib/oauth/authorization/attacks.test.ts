import { beforeEach, describe, expect, it } from 'vitest'
import { type Answer, Browser } from '../testing/browser'
import { type BrowserWorld, CALLBACK, createBrowserWorld, PASSWORD, told } from '../testing/browser-world'
import { addDomain } from '../testing/world'

let world: BrowserWorld
let attacker: Browser
beforeEach(() => {
  world = createBrowserWorld()
  attacker = new Browser(world.handle)
})

const SESSION = 'gatehouse_sso_d1'
const form = (answer: Answer, fields: Record<string, string>) => ({ ticket: String(answer.page?.ticket), ...fields })
const RIGHT = { username: 'ada', password: PASSWORD }
const isErrorPage = (answer: Answer) => expect([answer.page?.kind, answer.location]).toEqual(['error', null])

describe('login CSRF', () => {
  it('a form of another site signs nobody in', async () => {
    const page = await world.authorize()
    for (const headers of [
      { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
      { 'sec-fetch-site': 'same-site', origin: 'https://evil.id.example.test' },
      { 'sec-fetch-site': 'cross-site', origin: 'null' },
      { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' },
    ]) {
      const answer = await world.browser.post(String(page.page?.action), form(page, RIGHT), headers)
      isErrorPage(answer)
      expect(world.lastRule()).toBe('flow.own-form')
    }
    expect(world.users.attempts).toBe(0)
    expect(world.browser.cookies.has(SESSION)).toBe(false)
  })

  it('the ticket of an attacker’s browser signs nobody in at another', async () => {
    const theirs = await world.authorize({}, attacker)
    isErrorPage(await world.browser.post(String(theirs.page?.action), form(theirs, RIGHT)))
    expect(world.lastRule()).toBe('flow.browser')
    await world.authorize()
    isErrorPage(await world.browser.post(String(theirs.page?.action), form(theirs, RIGHT)))
    expect(world.browser.cookies.has(SESSION)).toBe(false)
  })

  it('the rest of an attacker’s request is not finished at another browser', async () => {
    const theirs = await world.authorize({}, attacker)
    const onward = await attacker.post(String(theirs.page?.action), form(theirs, RIGHT))
    await world.through()
    isErrorPage(await world.browser.get(String(onward.location?.href)))
    expect(world.lastRule()).toBe('flow.browser')
    expect(world.codes()).toHaveLength(1)
  })
})

describe('consent CSRF', () => {
  it('a form of another site allows nothing', async () => {
    const asked = await world.signIn(await world.authorize())
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
    isErrorPage(await world.browser.post(String(asked.page?.action), form(asked, { decision: 'allow' }), headers))
    expect(world.codes()).toEqual([])
  })

  it('the question an attacker was asked is not answered by another browser', async () => {
    world.users.add({ username: 'mallory', password: PASSWORD })
    const asked = await world.signIn(await world.authorize({}, attacker), { username: 'mallory' }, attacker)
    await world.through()
    isErrorPage(await world.browser.post(String(asked.page?.action), form(asked, { decision: 'allow' })))
    expect(world.codes().map(({ username }) => username)).toEqual(['ada'])
  })

  it('an answer counts for the session that was asked, not for who signs in after', async () => {
    const asked = await world.signIn(await world.authorize())
    world.users.add({ username: 'mallory', password: PASSWORD })
    await world.signIn(await world.authorize({ prompt: 'select_account' }), { username: 'mallory' })
    const again = await world.allow(asked)
    expect(again.page).toMatchObject({ kind: 'consent', username: 'mallory' })
    expect(world.codes()).toEqual([])
  })

  it('the consent step can not be skipped by going on', async () => {
    const page = await world.authorize()
    const onward = await world.browser.post(String(page.page?.action), form(page, RIGHT))
    for (let i = 0; i < 2; i++) expect((await world.browser.follow(onward)).page?.kind).toBe('consent')
    expect(world.codes()).toEqual([])
  })
})

describe('tickets', () => {
  const TICKETS: [string, (good: string) => string][] = [
    ['none', () => ''],
    ['something else', () => 'abc'],
    [
      'one with another content',
      (good) => `${Buffer.from('{"d":"Payments"}').toString('base64url')}.${good.split('.')[1]}`,
    ],
    ['one with a cut signature', (good) => good.slice(0, -4)],
    ['one without a signature', (good) => `${good.split('.')[0]}.`],
    ['one without end', (good) => good + 'A'.repeat(70_000)],
  ]
  it.each(TICKETS)('%s opens nothing', async (_, make) => {
    const page = await world.authorize()
    const fields = { ...RIGHT, ticket: make(String(page.page?.ticket)) }
    isErrorPage(await world.browser.post(String(page.page?.action), fields))
    expect(world.lastRule()).toBe('flow.ticket')
    expect(world.users.attempts).toBe(0)
  })

  it('of one step open no other', async () => {
    const signIn = await world.authorize()
    isErrorPage(await world.browser.get(`/oauth2/domains/Payments/continue?ticket=${signIn.page?.ticket}`))
    isErrorPage(await world.browser.get(`/oauth2/rest/approval/skip?ticket=${signIn.page?.ticket}`))
    const consent = await world.signIn(signIn)
    isErrorPage(await world.browser.get(`/oauth2/rest/continue?ticket=${consent.page?.ticket}`))
    isErrorPage(await world.browser.post('/oauth2/domains/Payments/sign-in', form(consent, RIGHT)))
    isErrorPage(await world.browser.post('/oauth2/domains/Payments/account/end-others', form(consent, {})))
    expect(world.codes()).toEqual([])
  })

  it('of one domain open nothing in another', async () => {
    addDomain(world.config, { id: 'd2', name: 'Other' })
    const page = await world.authorize()
    isErrorPage(await world.browser.post('/oauth2/domains/Other/sign-in', form(page, RIGHT)))
    expect(world.lastRule()).toBe('flow.domain')
  })

  it('end after a quarter of an hour', async () => {
    const page = await world.authorize()
    world.clock.advanceSeconds(900)
    isErrorPage(await world.browser.post(String(page.page?.action), form(page, RIGHT)))
    expect(world.lastRule()).toBe('flow.in-time')
  })

  it('hold nothing that is secret from their person', async () => {
    const page = await world.authorize()
    const onward = await world.browser.post(String(page.page?.action), form(page, RIGHT))
    const content = Buffer.from(
      String(onward.location?.searchParams.get('ticket')?.split('.')[0]),
      'base64url',
    ).toString()
    expect(content).not.toContain(PASSWORD)
    for (const cookie of world.browser.cookies.values()) expect(content).not.toContain(cookie)
  })
})

describe('session fixation', () => {
  it('a cookie that was planted before opens nothing after signing in', async () => {
    const planted = 'p'.repeat(43)
    world.browser.cookies.set(SESSION, planted)
    await world.through()
    expect(world.browser.cookies.get(SESSION)).not.toBe(planted)
    attacker.cookies.set(SESSION, planted)
    expect((await world.authorize({}, attacker)).page?.kind).toBe('signIn')
  })

  it('an attacker’s own session that was planted does not become that of the person', async () => {
    world.users.add({ username: 'mallory', password: PASSWORD })
    await world.signIn(await world.authorize({}, attacker), { username: 'mallory' }, attacker)
    world.browser.cookies.set(SESSION, attacker.cookies.get(SESSION) ?? '')
    await world.signIn(await world.authorize({ prompt: 'select_account' }))
    expect((await world.authorize({}, attacker)).page).toMatchObject({ kind: 'signIn' })
  })

  it('every proof of the password makes a new cookie, and the one before opens nothing', async () => {
    await world.through()
    const before = world.browser.cookies.get(SESSION) ?? ''
    await world.signIn(await world.authorize({ prompt: 'login' }))
    expect(world.browser.cookies.get(SESSION)).not.toBe(before)
    attacker.cookies.set(SESSION, before)
    expect((await world.authorize({}, attacker)).page?.kind).toBe('signIn')
  })
})

describe('nobody is sent anywhere but to a registered address (F1-2)', () => {
  it.each(['next', 'return_to', 'redirect', 'url', 'continue'])('whatever %s says', async (name) => {
    const page = await world.authorize({ [name]: 'https://evil.example/' })
    const posted = await world.browser.post(
      String(page.page?.action),
      form(page, { ...RIGHT, [name]: 'https://evil.example/' }),
    )
    expect(posted.location?.origin).toBe('https://id.example.test')
    const done = await world.allow(await world.browser.follow(posted))
    expect(done.location?.href.startsWith(`${CALLBACK}?code=`)).toBe(true)
  })

  it('nor to one that was taken from the client between page and answer', async () => {
    const asked = await world.signIn(await world.authorize())
    world.setShop({ redirectUris: new Set(['https://shop.example/new']) })
    isErrorPage(await world.allow(asked))
    expect(world.lastRule()).toBe('authorize.redirect-uri')
  })
})

it('what a person is asked is what the client gets, whatever the request becomes meanwhile', async () => {
  const asked = await world.signIn(await world.authorize({ scope: '' }))
  world.setShop({ defaultScope: 'Ledger.write' })
  expect(told(await world.allow(asked)).error).toBe('access_denied')
  expect(world.codes()).toEqual([])
})
