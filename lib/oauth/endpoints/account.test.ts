import { beforeEach, describe, expect, it } from 'vitest'
import { type Answer, Browser } from '../testing/browser'
import { type BrowserWorld, createBrowserWorld, PASSWORD } from '../testing/browser-world'

let world: BrowserWorld
beforeEach(() => {
  world = createBrowserWorld()
  world.setDomain({ consentExpiryTimeInMinutes: '600' })
})

const ACCOUNT = '/oauth2/domains/Payments/account'
const open = async (who = world.browser) => who.follow(await who.get(ACCOUNT))
const sessions = () => [...world.ports.sessions.sessions.values()]
const actions = (answer: Answer) => answer.page?.actions as Record<string, string>

/** Signs in at the own page. */
async function enter(who = world.browser, username = 'ada'): Promise<Answer> {
  return world.signIn(await open(who), { username }, who)
}
/** Sends one of the forms of the page. */
async function act(answer: Answer, action: string, fields: Record<string, string> = {}, who = world.browser) {
  const form = { ticket: String(answer.page?.ticket), ...fields }
  return who.follow(await who.post(String(actions(answer)[action]), form))
}

describe('a person’s own page', () => {
  it('begins with signing in, for no client', async () => {
    expect((await open()).page).toMatchObject({ kind: 'signIn', client: null })
    expect(
      (await world.browser.follow(await world.browser.get('/oauth2/domains/Payments/sign-in'))).page,
    ).toMatchObject({
      kind: 'signIn',
      client: null,
    })
    expect((await enter()).page).toMatchObject({ kind: 'account', username: 'ada', notice: null })
  })

  it('shows where the person is signed in, and what they allowed to whom', async () => {
    await world.through({ scope: 'openid Ledger.read' })
    const elsewhere = new Browser(world.handle)
    elsewhere.headers['user-agent'] = 'Phone'
    await enter(elsewhere)
    const { page } = await open()
    expect(page?.sessions).toMatchObject([
      { isCurrent: false, userAgent: 'Phone', address: '192.0.2.1', clients: [] },
      { isCurrent: true, clients: [world.shop.pk] },
    ])
    expect(page?.consents).toMatchObject([
      { resourceName: null, scopes: [{ scope: 'openid' }] },
      { resourceName: 'Ledger', scopes: [{ scope: 'Ledger.read' }] },
    ])
  })

  it('ends one session, and another browser is out', async () => {
    const elsewhere = new Browser(world.handle)
    await enter(elsewhere)
    const page = await enter()
    const [other] = sessions()
    expect((await act(page, 'endSession', { id: other?.id ?? '' })).page).toMatchObject({ notice: 'session-ended' })
    expect((await open(elsewhere)).page?.kind).toBe('signIn')
    expect(other?.endReason).toBe('BY_USER')
  })

  it('ends all other sessions and keeps its own', async () => {
    const others = [new Browser(world.handle), new Browser(world.handle)]
    for (const other of others) await enter(other)
    expect((await act(await enter(), 'endOthers')).page).toMatchObject({ notice: 'sessions-ended', kind: 'account' })
    for (const other of others) expect((await open(other)).page?.kind).toBe('signIn')
  })

  it('takes a consent back, and the client asks again', async () => {
    await world.through({ scope: 'openid Ledger.read' })
    const page = await open()
    const [first] = world.ports.consents.consents.values()
    const after = await act(page, 'withdraw', { id: first?.id ?? '' })
    expect(after.page).toMatchObject({ notice: 'consent-withdrawn', consents: [{ resourceName: 'Ledger' }] })
    expect((await world.authorize({ scope: 'openid Ledger.read' })).page?.kind).toBe('consent')
  })

  it('changes the password, and stays signed in', async () => {
    await enter()
    const { page } = await world.browser.get(actions(await open()).changePassword ?? '')
    const fields = {
      current_password: PASSWORD,
      new_password: 'staple by staple',
      new_password_again: 'staple by staple',
    }
    expect((await world.browser.fill(page, fields)).page).toMatchObject({ kind: 'account', notice: 'password-changed' })
    expect(world.ada.password).toBe('staple by staple')
  })

  it('signs out of this browser', async () => {
    const out = await act(await enter(), 'signOut')
    expect(out.page?.kind).toBe('signedOut')
    expect(world.browser.cookies.has('gatehouse_sso_d1')).toBe(false)
    expect(sessions()[0]?.endReason).toBe('SIGNED_OUT')
    expect((await open()).page?.kind).toBe('signIn')
  })

  it('signs out whoever is signed in by then, and leaves no token of the session in the browser', async () => {
    world.setDomain({ consentExpiryTimeInMinutes: '600', OAUTH_TOKEN_RESPONSE_TYPE: 'cookie' })
    world.users.add({ username: 'grace', password: PASSWORD })
    const before = await enter()
    world.clock.advanceSeconds(1)
    await world.signIn(await world.authorize({ prompt: 'select_account' }), { username: 'grace' })
    expect(world.browser.cookies.has('OAUTH_TOKEN')).toBe(true)
    await act(before, 'signOut')
    expect(sessions().map(({ username, endReason }) => [username, endReason])).toEqual([
      ['ada', 'REPLACED'],
      ['grace', 'SIGNED_OUT'],
    ])
    expect(world.browser.cookies.has('OAUTH_TOKEN')).toBe(false)
  })

  it('says of what was done only what it knows', async () => {
    await enter()
    expect((await world.browser.get(`${ACCOUNT}?done=%3Cb%3E`)).page).toMatchObject({ kind: 'account', notice: null })
  })
})

describe('what is somebody else’s', () => {
  let theirs: Answer
  const grace = () => new Browser(world.handle)
  let other: Browser
  beforeEach(async () => {
    world.users.add({ username: 'grace', password: PASSWORD })
    await world.through({ scope: 'openid Ledger.read' })
    other = grace()
    theirs = await enter(other, 'grace')
  })

  it('is not shown', async () => {
    expect(theirs.page).toMatchObject({ username: 'grace', consents: [], sessions: [{ isCurrent: true }] })
  })

  it('is not ended or taken back, and what is answered tells nothing of it', async () => {
    const [mine] = sessions()
    const [consent] = world.ports.consents.consents.values()
    const real = await act(theirs, 'endSession', { id: mine?.id ?? '' }, other)
    const guessed = await act(theirs, 'endSession', { id: 'nothing' }, other)
    expect([real.status, real.page?.notice]).toEqual([guessed.status, guessed.page?.notice])
    await act(theirs, 'withdraw', { id: consent?.id ?? '' }, other)
    expect([mine?.endedAt, consent?.revokedAt]).toEqual([null, null])
  })

  it('is not touched by the form of another site, or by a ticket of another browser', async () => {
    const page = await open()
    const form = { ticket: String(page.page?.ticket) }
    const address = String(actions(page).endOthers)
    const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
    expect((await world.browser.post(address, form, foreign)).page?.kind).toBe('error')
    expect((await other.post(address, form)).page?.kind).toBe('error')
    expect(sessions().every(({ endedAt }) => endedAt === null)).toBe(true)
  })

  it('is not touched by a page that was shown before another person signed in', async () => {
    const page = await open()
    await world.signIn(await world.authorize({ prompt: 'select_account' }), { username: 'grace' })
    await act(page, 'endOthers')
    expect((await open(other)).page?.kind).toBe('account')
  })
})
