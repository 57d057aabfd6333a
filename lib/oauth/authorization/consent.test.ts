import { beforeEach, describe, expect, it } from 'vitest'
import { type Answer, Browser } from '../testing/browser'
import { type BrowserWorld, createBrowserWorld, told } from '../testing/browser-world'
import { addResource } from '../testing/world'

let world: BrowserWorld
beforeEach(() => {
  world = createBrowserWorld()
})
const manage = (minutes = '60') => world.setDomain({ consentExpiryTimeInMinutes: minutes })
const scopesKept = () => world.ports.consents.scopesOf(world.ada.id, world.shop.pk)
const grantedScopes = () => world.codes().at(-1)?.scopes
const isAsked = (answer: Answer) => answer.page?.kind === 'consent'

describe('the consent page', () => {
  it('says client, person, scopes in words by resource server, and how long the client may', async () => {
    const ledger = addResource(world.config, 'd1', {
      name: 'Books',
      description: 'The books',
      scopes: new Set(['read', 'DefaultScope']),
      scopeDescriptions: new Map([['read', 'See what was booked']]),
    })
    world.setShop({ scopes: new Set(['openid', 'email', 'Books.read']), optionalScopes: new Set(['email']) })
    const { page } = await world.signIn(await world.authorize({ scope: 'Books.read openid email' }))
    expect(page).toMatchObject({
      kind: 'consent',
      client: { name: 'The shop' },
      username: 'ada',
      accessTokenSeconds: 3600,
      refreshTokenSeconds: null,
      consentMinutes: null,
      acknowledgeSeconds: 300,
      groups: [
        {
          resource: null,
          scopes: [
            { scope: 'openid', description: null, isOptional: false, isKnown: false },
            { scope: 'email', isOptional: true },
          ],
        },
        { resource: { name: ledger.name, description: 'The books' }, scopes: [{ description: 'See what was booked' }] },
      ],
    })
  })

  it('tells the client when the person denies', async () => {
    const answer = await world.browser.fill((await world.signIn(await world.authorize())).page, { decision: 'deny' })
    expect(told(answer)).toMatchObject({ error: 'access_denied', state: 'af0ifjsldkj' })
    expect(world.codes()).toEqual([])
  })

  it('is no decision without one', async () => {
    const answer = await world.browser.fill((await world.signIn(await world.authorize())).page, {})
    expect(answer.page).toMatchObject({ kind: 'error', code: 'invalid_request' })
  })

  it('E04 is answered in time: Allow later shows the error page, gives no code and tells no client', async () => {
    world.setDomain({ consentAcknowledgeExpiryTimeInSeconds: '20' })
    const asked = await world.signIn(await world.authorize())
    world.clock.advanceSeconds(20)
    expect(told(await world.allow(asked))).toHaveProperty('code')
    world.clock.advanceSeconds(1)
    const late = await world.allow(asked)
    expect(late.page).toMatchObject({
      kind: 'error',
      status: 403,
      code: 'access_denied',
      description: 'Consent acknowledgement expired',
    })
    expect(world.codes()).toHaveLength(1)
  })

  it('may be denied at any time while it is there', async () => {
    const asked = await world.signIn(await world.authorize())
    world.clock.advanceSeconds(600)
    expect(told(await world.browser.fill(asked.page, { decision: 'deny' })).error).toBe('access_denied')
  })
})

describe('consents that are kept (spec runtime-api §5)', () => {
  it('E01 are none by default: the page is shown each time, and nothing is kept', async () => {
    for (let i = 0; i < 2; i++) {
      const answer = i === 0 ? await world.signIn(await world.authorize()) : await world.authorize()
      expect(isAsked(answer)).toBe(true)
      await world.allow(answer)
    }
    expect(scopesKept()).toEqual({})
  })

  it('E02 let the second request skip the page where the domain keeps them', async () => {
    manage()
    await world.through()
    expect(told(await world.authorize())).toHaveProperty('code')
  })

  it('E03 end: after it the page is shown again', async () => {
    manage('20')
    await world.through()
    world.clock.advanceSeconds(20 * 60 - 1)
    expect(isAsked(await world.authorize())).toBe(false)
    world.clock.advanceSeconds(1)
    expect(isAsked(await world.authorize())).toBe(true)
  })

  it('E05 end as the switch of the server says, whatever the domain does', async () => {
    world.config.switches = { ...world.config.switches, consentExpiryMinutes: 10 }
    await world.through()
    expect(isAsked(await world.authorize())).toBe(false)
    manage('600')
    world.clock.advanceSeconds(600)
    expect(isAsked(await world.authorize())).toBe(true)
  })

  it('are one for each resource server, and one for the OpenID scopes', async () => {
    manage()
    await world.through({ scope: 'openid email Ledger.read' })
    expect(scopesKept()).toEqual({ OPENID_MGMT_RESOURCE: ['openid', 'email'], Ledger: ['Ledger.read'] })
  })

  it('cover a narrower request, and a wider one asks again and widens them', async () => {
    manage()
    await world.through({ scope: 'openid email Ledger.read' })
    expect(isAsked(await world.authorize({ scope: 'Ledger.read' }))).toBe(false)
    expect(grantedScopes()).toEqual(['Ledger.read'])
    const wider = await world.authorize({ scope: 'openid Ledger.write' })
    expect(isAsked(wider)).toBe(true)
    await world.allow(wider)
    expect(scopesKept()).toEqual({ OPENID_MGMT_RESOURCE: ['email', 'openid'], Ledger: ['Ledger.read', 'Ledger.write'] })
  })

  it('show on a wider request what was allowed before', async () => {
    manage()
    await world.through({ scope: 'Ledger.read' })
    const { page } = await world.authorize({ scope: 'Ledger.read Ledger.write' })
    expect(page?.groups).toMatchObject([{ scopes: [{ isKnown: true }, { isKnown: false }] }])
  })

  it('cover nothing once withdrawn', async () => {
    manage()
    await world.through()
    await world.ports.consents.withdraw(world.ada.id, world.shop.pk, ['OPENID_MGMT_RESOURCE'], world.clock.now())
    expect(isAsked(await world.authorize())).toBe(true)
  })

  it('do not count where the client asks for the page, and are given again with it', async () => {
    manage()
    await world.through()
    const asked = await world.authorize({ prompt: 'consent' })
    expect(isAsked(asked)).toBe(true)
    expect(told(await world.allow(asked))).toHaveProperty('code')
  })

  it('of one person say nothing of another, nor those of one client of another', async () => {
    manage()
    await world.through()
    world.users.add({ username: 'grace', password: 'correct horse battery' })
    const other = new Browser(world.handle)
    const answer = await world.signIn(await world.authorize({}, other), { username: 'grace' }, other)
    expect(isAsked(answer)).toBe(true)
  })

  it('are not kept when the person denies', async () => {
    manage()
    await world.browser.fill((await world.signIn(await world.authorize())).page, { decision: 'deny' })
    expect(scopesKept()).toEqual({})
  })
})

describe('scopes that may be left out', () => {
  beforeEach(() => {
    manage()
    world.setShop({ optionalScopes: new Set(['email', 'Ledger.write']) })
  })
  const ask = () => world.authorize({ scope: 'openid email Ledger.read Ledger.write' })

  it('are granted where they are ticked, and left out where they are not', async () => {
    await world.allow(await world.signIn(await ask()), ['email'])
    expect(grantedScopes()).toEqual(['openid', 'email', 'Ledger.read'])
    expect(scopesKept()).toEqual({ OPENID_MGMT_RESOURCE: ['openid', 'email'], Ledger: ['Ledger.read'] })
  })

  it('are the only ones: others are granted whatever the form says', async () => {
    await world.allow(await world.signIn(await ask()), [])
    expect(grantedScopes()).toEqual(['openid', 'Ledger.read'])
  })

  it('can not be had beyond what was asked, whatever the form says', async () => {
    world.setShop({
      optionalScopes: new Set(['email']),
      scopes: new Set(['openid', 'email', 'profile', 'Ledger.read']),
    })
    const asked = await world.signIn(await world.authorize({ scope: 'openid email' }))
    await world.allow(asked, ['email', 'profile', 'Ledger.read', 'Ledger.delete'])
    expect(grantedScopes()).toEqual(['openid', 'email'])
  })

  it('stay left out when they stop being optional between page and answer', async () => {
    const asked = await world.signIn(await ask())
    world.setShop({ optionalScopes: new Set() })
    await world.allow(asked, [])
    expect(grantedScopes()).toEqual(['openid', 'Ledger.read'])
  })

  it('are asked about again, and taken back by leaving them out', async () => {
    await world.allow(await world.signIn(await ask()), ['email', 'Ledger.write'])
    await world.allow(await world.authorize({ scope: 'openid email', prompt: 'consent' }), [])
    expect(scopesKept().OPENID_MGMT_RESOURCE).toEqual(['openid'])
  })

  it('do not keep a client that may not ask from the others', async () => {
    await world.allow(await world.signIn(await ask()), [])
    const scope = 'openid email Ledger.read Ledger.write'
    expect(told(await world.authorize({ scope, prompt: 'none' }))).toHaveProperty('code')
    expect(grantedScopes()).toEqual(['openid', 'Ledger.read'])
  })

  it('all left out is a denial', async () => {
    const asked = await world.signIn(await world.authorize({ scope: 'email' }))
    expect(told(await world.allow(asked, [])).error).toBe('access_denied')
  })

  it('take single claims with them', async () => {
    const claims = JSON.stringify({ userinfo: { email: null, name: null }, id_token: { email: null } })
    const { page } = await world.signIn(await world.authorize({ scope: 'openid', claims }))
    expect(page?.groups).toMatchObject([{ scopes: [{ scope: 'openid' }, { scope: 'profile' }, { scope: 'email' }] }])
    await world.browser.fill(page, { decision: 'allow' })
    expect(world.codes()[0]).toMatchObject({
      scopes: ['openid'],
      claimsRequest: { userinfo: { name: null }, idToken: {} },
    })
    expect(scopesKept().OPENID_MGMT_RESOURCE).toEqual(['openid', 'profile'])
  })
})
