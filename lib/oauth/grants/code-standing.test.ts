import { beforeEach, describe, expect, it } from 'vitest'
import { epochSeconds } from '@/lib/base/clock'
import { type CodeWorld, createCodeWorld } from '../testing/code-world'
import { info, refresh, setAttributes, signIn } from '../testing/people'
import { addResource, changeClient, readToken } from '../testing/world'

let world: CodeWorld
beforeEach(() => {
  world = createCodeWorld()
})

const claimsOf = (token: unknown) => readToken(token).claims
async function refusal(answer: ReturnType<CodeWorld['redeem']>) {
  const { status, json } = await answer
  return [status, json.error, world.lastRule()]
}

describe('what happened between the page and the token request', () => {
  const rule = async (code: string) => (await refusal(world.redeem(code)))[2]

  it('refuses the code of a person who is gone, locked or disabled', async () => {
    const code = await world.giveCode()
    world.ada.refusal = 'locked'
    expect(await rule(code)).toBe('code.user-state')
    world.ada.refusal = null
    world.users.remove(world.ada.id)
    expect(await rule(code)).toBe('code.user-state')
  })

  it('refuses a code of before a revocation of the user, of the client, and of a new password where that counts', async () => {
    const code = await world.giveCode()
    world.clock.advanceSeconds(1)
    const now = world.clock.now()
    world.ada.tokensValidFrom = now
    expect(await rule(code)).toBe('code.user-revoked')
    Object.assign(world.ada, { tokensValidFrom: null, passwordChangedAt: now })
    changeClient(world.config, 'shop', { tokensValidFrom: now })
    expect(await rule(code)).toBe('code.client-revoked')
    changeClient(world.config, 'shop', { tokensValidFrom: null })
    world.config.switches = { ...world.config.switches, passwordChangeCheck: true }
    expect(await rule(code)).toBe('code.password-changed')
    world.config.switches = { ...world.config.switches, passwordChangeCheck: false }
    expect((await world.redeem(code)).status).toBe(200)
  })

  it('refuses the code when the consent to one of its scopes was withdrawn after it', async () => {
    const ledger = world.config.resourceByName('d1', 'Ledger')?.id ?? ''
    const whom = { domainId: 'd1', userId: world.ada.id, username: 'ada', clientPk: world.shop.pk }
    const resources = [{ resourceId: ledger, resourceName: 'Ledger', scopes: ['Ledger.read'] }]
    await world.browser.consents.give({ ...whom, givenAt: world.clock.now(), expiresAt: null, resources })
    const [about, other] = [await world.giveCode(), await world.giveCode({ scopes: ['openid'] })]
    world.clock.advanceSeconds(1)
    await world.browser.consents.withdraw(world.ada.id, world.shop.pk, [ledger], world.clock.now())
    expect(await rule(about)).toBe('code.consent')
    expect((await world.redeem(other)).status).toBe(200)
  })

  it('leaves tokens that the same person got from the same client without a browser', async () => {
    const ledger = world.config.resourceByName('d1', 'Ledger')?.id ?? ''
    const whom = { domainId: 'd1', userId: world.ada.id, username: 'ada', clientPk: world.portal.pk }
    const resources = [{ resourceId: ledger, resourceName: 'Ledger', scopes: ['Ledger.read'] }]
    const { json } = await signIn(world)
    await world.browser.consents.give({ ...whom, givenAt: world.clock.now(), expiresAt: null, resources })
    world.clock.advanceSeconds(2)
    await world.browser.consents.withdraw(world.ada.id, world.portal.pk, [ledger], world.clock.now())
    expect((await info(world, json.access_token)).status).toBe(200)
    expect((await refresh(world, json.refresh_token)).status).toBe(200)
  })

  it('refuses the code of an ended session where the domain links tokens to sessions, and there only', async () => {
    const code = await world.giveCode()
    await world.browser.sessions.end(world.session.id, world.clock.now(), 'SIGNED_OUT')
    setAttributes(world, { linkTokensToSession: 'true' })
    expect(await rule(code)).toBe('code.session')
    setAttributes(world, {})
    expect((await world.redeem(code)).status).toBe(200)
  })
})

describe('tokens that are linked to the session (linkTokensToSession)', () => {
  beforeEach(() => setAttributes(world, { linkTokensToSession: 'true' }))

  it('carry its id, and end with it: at sign-out, when it is idle, and at its end', async () => {
    for (const end of [
      () => world.browser.sessions.end(world.session.id, world.clock.now(), 'SIGNED_OUT'),
      () => Promise.resolve(world.clock.advanceSeconds(1800)),
    ]) {
      world = createCodeWorld()
      setAttributes(world, { linkTokensToSession: 'true' })
      const tokens = await world.tokensFor()
      expect(claimsOf(tokens.access_token).sid).toBe(world.session.id)
      expect((await info(world, tokens.access_token)).status).toBe(200)
      await end()
      expect((await info(world, tokens.access_token)).json.error).toBe('invalid_grant')
      expect(world.lastRule()).toBe('token.session')
      expect((await refresh(world, tokens.refresh_token, {}, 'shop')).json.error).toBe('invalid_grant')
      expect(world.lastRule()).toBe('refresh.session')
    }
  })

  it('stay linked when they were refreshed, and a session that is swept ends them too', async () => {
    const { refresh_token } = await world.tokensFor()
    const { json } = await refresh(world, refresh_token, {}, 'shop')
    expect(claimsOf(json.access_token).sid).toBe(world.session.id)
    world.browser.sessions.sessions.clear()
    expect((await info(world, json.access_token)).json.error).toBe('invalid_grant')
  })

  it('carry none where the domain does not link them, and outlive the session', async () => {
    setAttributes(world, {})
    const { access_token, id_token } = await world.tokensFor()
    expect(claimsOf(access_token).sid).toBeUndefined()
    expect(claimsOf(id_token).sid).toBe(world.session.id)
    await world.browser.sessions.end(world.session.id, world.clock.now(), 'SIGNED_OUT')
    expect((await info(world, access_token)).status).toBe(200)
  })

  it('tell of the session in expressions', async () => {
    changeClient(world.config, 'shop', {
      attributes: [
        { attrName: 'sessionId', attrValue: '$session.id', attrType: 'DYNAMIC' },
        { attrName: 'began', attrValue: '$session.creation/$session.expiration', attrType: 'DYNAMIC' },
        { attrName: 'level', attrValue: '$session.authn_level', attrType: 'DYNAMIC' },
      ],
    })
    const { id, createdAt, expiresAt } = world.session
    const told = { sessionId: id, began: `${epochSeconds(createdAt)}/${epochSeconds(expiresAt)}`, level: '1' }
    const first = await world.tokensFor()
    expect(claimsOf(first.access_token)).toMatchObject(told)
    const { json } = await refresh(world, first.refresh_token, {}, 'shop')
    expect(claimsOf(json.access_token)).toMatchObject(told)
    const without = await world.tokensFor({ sessionId: null })
    expect(claimsOf(without.access_token)).toMatchObject({ sessionId: 'COOKIE_BASED' })
    expect(claimsOf(without.access_token)).not.toHaveProperty('began')
  })
})

describe('consents (spec §7.3)', () => {
  it('refuse access and refresh tokens of before their withdrawal, of their resource server only', async () => {
    addResource(world.config, 'd1', { name: 'Ledger.Archive', scopes: new Set(['read']) })
    changeClient(world.config, 'shop', { scopes: new Set(['Ledger.read', 'Ledger.Archive.read', 'openid']) })
    const ledger = world.config.resourceByName('d1', 'Ledger')?.id ?? ''
    const whom = { domainId: 'd1', userId: world.ada.id, username: 'ada', clientPk: world.shop.pk }
    const resources = [{ resourceId: ledger, resourceName: 'Ledger', scopes: ['Ledger.read'] }]
    await world.browser.consents.give({ ...whom, givenAt: world.clock.now(), expiresAt: null, resources })
    const about = await world.tokensFor({ scopes: ['Ledger.read'] })
    const other = await world.tokensFor({ scopes: ['openid', 'Ledger.Archive.read'] })
    world.clock.advanceSeconds(1)
    await world.browser.consents.withdraw(world.ada.id, world.shop.pk, [ledger], world.clock.now())
    expect((await info(world, about.access_token)).json.error).toBe('invalid_grant')
    expect(world.lastRule()).toBe('token.consent')
    expect((await refresh(world, about.refresh_token, {}, 'shop')).json.error_description).toBe('Invalid Refresh Token')
    expect(world.lastRule()).toBe('refresh.consent')
    expect((await info(world, other.access_token)).status).toBe(200)
    expect((await refresh(world, other.refresh_token, {}, 'shop')).status).toBe(200)
    world.clock.advanceSeconds(1)
    const younger = await world.tokensFor({ scopes: ['Ledger.read'] })
    expect((await info(world, younger.access_token)).status).toBe(200)
  })

  it('of the OpenID scopes are one of their own', async () => {
    const whom = { domainId: 'd1', userId: world.ada.id, username: 'ada', clientPk: world.shop.pk }
    const openid = 'OPENID_MGMT_RESOURCE'
    const resources = [{ resourceId: openid, resourceName: openid, scopes: ['openid'] }]
    await world.browser.consents.give({ ...whom, givenAt: world.clock.now(), expiresAt: null, resources })
    const [openIdOnly, ledgerOnly] = [
      await world.tokensFor({ scopes: ['openid'] }),
      await world.tokensFor({ scopes: ['Ledger.read'] }),
    ]
    world.clock.advanceSeconds(1)
    await world.browser.consents.withdraw(world.ada.id, world.shop.pk, [openid], world.clock.now())
    expect((await info(world, openIdOnly.access_token)).json.error).toBe('invalid_grant')
    expect((await info(world, ledgerOnly.access_token)).status).toBe(200)
  })
})
