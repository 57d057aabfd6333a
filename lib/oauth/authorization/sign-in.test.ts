import { beforeEach, describe, expect, it } from 'vitest'
import type { UserRefusal } from '../ports'
import { Browser } from '../testing/browser'
import { type BrowserWorld, createBrowserWorld, PASSWORD, told } from '../testing/browser-world'
import { readToken } from '../testing/world'

let world: BrowserWorld
beforeEach(() => {
  world = createBrowserWorld()
})

const sessions = () => [...world.ports.sessions.sessions.values()]
const SESSION = 'gatehouse_sso_d1'

describe('signing in', () => {
  it('shows the client that asks, and the name it hints at', async () => {
    const { page } = await world.authorize({ login_hint: 'ada' })
    expect(page).toMatchObject({
      kind: 'signIn',
      client: { clientId: 'shop', name: 'The shop' },
      username: 'ada',
      isReauthentication: false,
      problem: null,
      action: '/oauth2/domains/Payments/sign-in',
      formTargets: ['https://shop.example'],
    })
  })

  it('answers the form with 303, so that no password travels further (F1-12)', async () => {
    const { page } = await world.authorize()
    const form = { ticket: String(page?.ticket), username: 'ada', password: PASSWORD }
    const answer = await world.browser.post(String(page?.action), form)
    expect([answer.status, answer.location?.pathname]).toEqual([303, '/oauth2/domains/Payments/continue'])
    expect(answer.location?.href).not.toContain('horse')
    expect(answer.headers['Cache-Control']).toBe('no-store')
  })

  it('begins a session of 30 minutes unused and 8 hours at most, and tells of it', async () => {
    world.browser.headers['user-agent'] = `Test/1 ${'x'.repeat(600)}`
    await world.signIn(await world.authorize())
    const [session] = sessions()
    expect(session).toMatchObject({
      domainId: 'd1',
      userId: world.ada.id,
      username: 'ada',
      address: '192.0.2.1',
      idleSeconds: 1800,
    })
    expect(session?.userAgent).toHaveLength(512)
    expect(Number(session?.expiresAt) - Number(session?.createdAt)).toBe(480 * 60_000)
    expect(world.ports.told.signIns).toMatchObject([
      { username: 'ada', userId: world.ada.id, clientId: 'shop', sessionId: session?.id, outcome: 'success' },
    ])
  })

  it('obeys the limits of the domain', async () => {
    world.setDomain({ ssoSessionIdleInMinutes: '5', ssoSessionMaxInMinutes: '60' })
    await world.signIn(await world.authorize())
    const [session] = sessions()
    expect(session?.idleSeconds).toBe(300)
    expect(Number(session?.expiresAt) - Number(session?.createdAt)).toBe(3_600_000)
  })

  it('keeps no cookie that could be read back, and sets it out of reach of scripts and other sites', async () => {
    await world.signIn(await world.authorize())
    const value = world.browser.cookies.get(SESSION) ?? ''
    expect(value).toMatch(/^[\w-]{43}$/)
    expect(JSON.stringify(sessions())).not.toContain(value)
    for (const name of [SESSION, 'gatehouse_flow']) {
      expect(world.browser.attributes.get(name)).toBe('Path=/oauth2; HttpOnly; SameSite=Lax; Secure')
    }
  })

  it('takes the cookie over plain http where people come so', async () => {
    world.deps.publicUrl = 'http://localhost:3000'
    const answer = await world.browser.get('http://localhost:3000/oauth2/domains/Payments/account')
    expect(answer.page?.kind).toBe('signIn')
    expect(world.browser.attributes.get('gatehouse_flow')).not.toContain('Secure')
  })

  it('tells the client when the person would rather not', async () => {
    const answer = await world.browser.fill((await world.authorize()).page, { decision: 'cancel' })
    expect(told(answer)).toMatchObject({ error: 'access_denied', state: 'af0ifjsldkj' })
    expect(world.users.attempts).toBe(0)
  })
})

describe('the user token of a session (spec runtime-api §11)', () => {
  it('is handed over where the domain wants one, as a cookie or as a header', async () => {
    await world.signIn(await world.authorize())
    expect(world.browser.cookies.has('OAUTH_TOKEN')).toBe(false)
    world.setDomain({ OAUTH_TOKEN_RESPONSE_TYPE: 'cookie' })
    await world.signIn(await world.authorize({ prompt: 'login' }))
    expect(readToken(world.browser.cookies.get('OAUTH_TOKEN')).claims).toMatchObject({
      sub: 'ada',
      sessionId: sessions()[0]?.id,
    })
    world.setDomain({ OAUTH_TOKEN_RESPONSE_TYPE: 'header' })
    const { page } = await world.authorize({ prompt: 'login' })
    const form = { ticket: String(page?.ticket), username: 'ada', password: PASSWORD }
    expect((await world.browser.post(String(page?.action), form)).headers.JWTAssertion).toMatch(/^ey/)
  })
})

describe('failing to sign in', () => {
  it.each<[string, () => void, string]>([
    ['a wrong password', () => {}, 'password.right'],
    ['a name that does not exist', () => world.users.remove(world.ada.id), 'password.user-known'],
    ...(['disabled', 'locked', 'locked-for-a-while'] as UserRefusal[]).map((refusal): [string, () => void, string] => [
      `a person who is ${refusal}`,
      () => {
        world.ada.refusal = refusal
      },
      refusal === 'locked-for-a-while' ? 'password.user-locked-out' : `password.user-${refusal}`,
    ]),
  ])('by %s shows the same page as every failure, and the trace says why', async (_, prepare, rule) => {
    prepare()
    const answer = await world.signIn(await world.authorize(), { password: 'wrong' })
    const { ticket: __, ...page } = answer.page ?? { ticket: null }
    expect([answer.status, page]).toEqual([
      200,
      expect.objectContaining({ kind: 'signIn', username: 'ada', problem: 'wrong' }),
    ])
    expect(world.lastRule()).toBe(rule)
    expect(sessions()).toEqual([])
    expect(world.ports.told.signIns).toMatchObject([{ sessionId: null, userId: null }])
  })

  it('leaves neither name nor password in what is told of it', async () => {
    await world.signIn(await world.authorize(), { username: 'hunter2-typed-here', password: 'wrong-password' })
    expect(JSON.stringify(world.told.refused.map(({ error }) => error.rule))).not.toMatch(/hunter2|wrong-password/)
    expect(JSON.stringify(world.ports.pages.shown)).not.toContain('wrong-password')
  })

  it('can be tried again on the page that is shown', async () => {
    const again = await world.signIn(await world.authorize(), { password: 'wrong' })
    expect((await world.signIn(again)).page?.kind).toBe('consent')
  })

  it('is held up by address after too many failures, in the name of nobody', async () => {
    world.deps.passwordGuard = { enter: async () => false, succeeded: async () => undefined }
    expect((await world.signIn(await world.authorize())).page).toMatchObject({ problem: 'throttled' })
    expect(world.lastRule()).toBe('password.address')
    expect(world.users.attempts).toBe(1)
  })

  it('keeps and shows no more of a name than a name may have', async () => {
    const { page } = await world.signIn(await world.authorize(), { username: 'a'.repeat(100_000) })
    expect([String(page?.username).length, page?.problem]).toEqual([257, 'wrong'])
    expect(world.ports.told.signIns.map(({ username }) => username.length)).toEqual([257])
    expect(world.users.attempts).toBe(0)
  })

  it('says so while the directory does not answer', async () => {
    world.users.isUnavailable = true
    expect((await world.signIn(await world.authorize())).page).toMatchObject({ problem: 'unavailable' })
  })
})

describe('a password that must be changed first', () => {
  beforeEach(() => {
    world.ada.refusal = 'must-change-password'
  })
  const NEW = { current_password: PASSWORD, new_password: 'staple by staple', new_password_again: 'staple by staple' }

  it('is changed on a page of its own, and the request goes on', async () => {
    const answer = await world.signIn(await world.authorize())
    expect(answer.page).toMatchObject({ kind: 'changePassword', username: 'ada', isRequired: true, problem: null })
    expect(sessions()).toEqual([])
    const changed = await world.browser.fill(answer.page, NEW)
    expect(changed.page?.kind).toBe('consent')
    expect(told(await world.allow(changed))).toHaveProperty('code')
    expect(world.ada.password).toBe('staple by staple')
  })

  it.each([
    ['repeat', { ...NEW, new_password_again: 'another' }, null],
    ['wrong', { ...NEW, current_password: 'another' }, null],
    ['unfit', { ...NEW, new_password: 'short', new_password_again: 'short' }, 'too-short'],
    ['unfit', { ...NEW, new_password: PASSWORD, new_password_again: PASSWORD }, 'same'],
  ])('is asked again where it is %s', async (problem, fields, rule) => {
    const answer = await world.browser.fill((await world.signIn(await world.authorize())).page, fields)
    expect(answer.page).toMatchObject({ kind: 'changePassword', problem, rule, isRequired: true })
    expect(sessions()).toEqual([])
  })

  it('is not a way around the hold-up of guesses', async () => {
    const answer = await world.signIn(await world.authorize())
    world.deps.passwordGuard = { enter: async () => false, succeeded: async () => undefined }
    expect((await world.browser.fill(answer.page, NEW)).page).toMatchObject({ problem: 'throttled' })
    expect(world.ada.password).toBe(PASSWORD)
  })

  it('counts in favour of an address only where the current password was proved', async () => {
    const answer = await world.signIn(await world.authorize())
    let succeeded = 0
    world.deps.passwordGuard = { enter: async () => true, succeeded: async () => void succeeded++ }
    world.ports.passwords.change = async () => ({ outcome: 'unfit', rule: 'too-short' })
    const fields = { ...NEW, current_password: 'guessed', new_password: 'short', new_password_again: 'short' }
    expect((await world.browser.fill(answer.page, fields)).page).toMatchObject({ problem: 'unfit' })
    expect(succeeded).toBe(0)
  })

  it.each([
    ['wrong', { ...NEW, current_password: 'x'.repeat(1025) }],
    ['unfit', { ...NEW, new_password: 'x'.repeat(1025), new_password_again: 'x'.repeat(1025) }],
  ])('is %s without being looked at where no store takes one so long', async (problem, fields) => {
    const answer = await world.signIn(await world.authorize())
    world.ports.passwords.change = () => Promise.reject(new Error('it was looked at'))
    expect((await world.browser.fill(answer.page, fields)).page).toMatchObject({ problem })
  })

  it('is demanded of a person who is signed in already', async () => {
    world.ada.refusal = null
    await world.through()
    world.ada.refusal = 'must-change-password'
    expect((await world.authorize()).page).toMatchObject({ kind: 'changePassword', isRequired: true })
    expect(told(await world.authorize({ prompt: 'none' })).error).toBe('interaction_required')
  })

  it('ends the sessions of whoever else is signed in under the name', async () => {
    world.ada.refusal = null
    const elsewhere = new Browser(world.handle)
    await world.through({}, elsewhere)
    await world.through()
    const page = (await world.browser.get('/oauth2/domains/Payments/change-password')).page
    expect(page).toMatchObject({ kind: 'changePassword', isRequired: false, username: 'ada' })
    await world.browser.fill(page, NEW)
    expect((await world.authorize({}, elsewhere)).page?.kind).toBe('signIn')
    expect((await world.authorize()).page?.kind).toBe('consent')
    expect(sessions().map(({ endReason }) => endReason)).toEqual(['PASSWORD_CHANGED', null])
  })
})
