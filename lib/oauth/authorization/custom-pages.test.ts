import { beforeEach, describe, expect, it } from 'vitest'
import { Browser } from '../testing/browser'
import { type BrowserWorld, createBrowserWorld, told } from '../testing/browser-world'
import { changeDomain, PUBLIC_URL } from '../testing/world'

let world: BrowserWorld
beforeEach(() => {
  world = createBrowserWorld()
})

describe('a consent page of the domain’s own', () => {
  const OWN = 'https://consent.example/ask?theme=dark'
  beforeEach(() => changeDomain(world.config, 'Payments', { consentPageUrl: OWN }))
  const elsewhere = { origin: 'https://consent.example', 'sec-fetch-site': 'cross-site', cookie: '' }

  async function asked() {
    const answer = await world.signIn(await world.authorize())
    const { ticket = '', approval_url = '', ...rest } = Object.fromEntries(answer.location?.searchParams ?? [])
    expect([answer.status, answer.location?.origin]).toEqual([302, 'https://consent.example'])
    return { ticket, approvalUrl: approval_url, rest }
  }

  it('gets the ticket, the client, the scopes, the domain, and where to post', async () => {
    const { approvalUrl, rest } = await asked()
    expect(rest).toEqual({ theme: 'dark', client_id: 'shop', scope: 'openid Ledger.read', domain: 'Payments' })
    expect(approvalUrl).toBe(`${PUBLIC_URL}/oauth2/domains/Payments/approval`)
  })

  it('posts the decision without our cookies, and the browser comes back with them for the code', async () => {
    const { ticket, approvalUrl } = await asked()
    const posted = await world.browser.post(approvalUrl, { ticket, decision: 'allow' }, elsewhere)
    expect([posted.status, posted.location?.pathname]).toEqual([303, '/oauth2/domains/Payments/continue'])
    expect(world.codes()).toEqual([])
    expect(told(await world.browser.follow(posted))).toHaveProperty('code')
  })

  it('posts a denial too', async () => {
    const { ticket, approvalUrl } = await asked()
    const posted = await world.browser.post(approvalUrl, { ticket, decision: 'deny' }, elsewhere)
    expect(told(await world.browser.follow(posted)).error).toBe('access_denied')
  })

  it('decides nothing in another browser', async () => {
    const { ticket, approvalUrl } = await asked()
    const victim = new Browser(world.handle)
    await world.through({}, victim).catch(() => undefined)
    const posted = await victim.post(approvalUrl, { ticket, decision: 'allow' }, elsewhere)
    expect((await victim.follow(posted)).page).toMatchObject({ kind: 'error' })
    expect(world.lastRule()).toBe('flow.browser')
    expect(world.codes()).toEqual([])
  })

  it('is the only other site that may post', async () => {
    const { ticket, approvalUrl } = await asked()
    const evil = { ...elsewhere, origin: 'https://evil.example' }
    const posted = await world.browser.post(approvalUrl, { ticket, decision: 'allow' }, evil)
    expect(posted.page?.kind).toBe('error')
    expect(world.lastRule()).toBe('flow.own-form')
  })

  it('counts the time to answer as ours does', async () => {
    const { ticket, approvalUrl } = await asked()
    world.clock.advanceSeconds(301)
    expect((await world.browser.post(approvalUrl, { ticket, decision: 'allow' }, elsewhere)).page).toMatchObject({
      description: 'Consent acknowledgement expired',
    })
  })
})

describe('the documented addresses', () => {
  it('/oam/pages/consent.jsp leads a ticket to where the cookies of the flow are, and asks again', async () => {
    const asked = await world.signIn(await world.authorize())
    const answer = await world.browser.get(`/oam/pages/consent.jsp?ticket=${asked.page?.ticket}`)
    expect(answer.location?.pathname).toBe('/oauth2/rest/approval')
    const again = await world.browser.follow(answer)
    expect(again.page?.kind).toBe('consent')
    expect(told(await world.allow(again))).toHaveProperty('code')
  })

  it('/oauth2/rest/approval/skip goes on without the page where a consent is kept', async () => {
    const asked = await world.signIn(await world.authorize())
    world.setDomain({ consentExpiryTimeInMinutes: '60' })
    await world.allow(asked)
    const answer = await world.browser.get(`/oauth2/rest/approval/skip?ticket=${asked.page?.ticket}`)
    expect(told(answer)).toHaveProperty('code')
  })

  it('/oam/pages/error.jsp says our own words for a code, and none that were sent (F1-2)', async () => {
    const answer = await world.browser.get('/oam/pages/error.jsp?error=access_denied&error_description=Call+0900')
    expect(answer.page).toMatchObject({ kind: 'error', code: 'access_denied', description: 'Access was denied.' })
    expect((await world.browser.get('/oam/pages/error.jsp?error=%3Cb%3E')).page).toMatchObject({
      code: 'invalid_request',
    })
    expect(answer.body).not.toContain('0900')
  })
})
