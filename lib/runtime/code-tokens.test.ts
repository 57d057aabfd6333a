import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type CodeFlow, openCodeFlow } from '@/lib/diagnostics/testing/code-flow'
import { type DiagnosticWorld, openDiagnosticWorld } from '@/lib/diagnostics/testing/world'
import { basic, send } from '@/lib/oauth/testing/world'
import { updateDomain } from '@/lib/policy/domains'

/** What the protocol decides over tokens of the code flow, with the statements of the real store underneath. */
let world: DiagnosticWorld
let flow: CodeFlow
beforeAll(async () => {
  world = await openDiagnosticWorld()
  flow = await openCodeFlow(world)
  await setAttributes({})
})
afterAll(() => world.close())
beforeEach(async () => {
  world.clock.advanceSeconds(2)
  await flow.consent()
})

const setAttributes = (customAttrs: Record<string, string>) =>
  updateDomain(
    world.system,
    { name: 'Payments' },
    { customAttrs: { consentExpiryTimeInMinutes: '60', ...customAttrs } },
  )
const post = (path: string, form: Record<string, string>) =>
  send(world.runtime.handle, path, {
    headers: { authorization: basic(flow.shop.client.id, flow.shop.secret) },
    form,
  })
const revoke = async (token = '', chaining = 'NONE') => {
  const { status, json } = await post('/oauth2/rest/token/revoke', { token, chaining_level: chaining })
  expect([status, json]).toEqual([200, { status: 'success' }])
}
const isGood = async (token = '') => (await post('/oauth2/rest/token/introspect', { token })).json.active
const refresh = async (token = '') =>
  (await world.ask({ grant_type: 'refresh_token', refresh_token: token }, flow.shop)).json

describe('a code over the real store', () => {
  it('E08 is used once: its replay ends what it gave, and is on record', async () => {
    const code = await flow.giveCode(null)
    const { json } = await flow.redeem(code)
    expect(await isGood(json.access_token)).toBe(true)
    expect((await flow.redeem(code)).json.error).toBe('invalid_grant')
    expect([await isGood(json.access_token), (await refresh(json.refresh_token)).error]).toEqual([
      false,
      'invalid_grant',
    ])
    const { seq } = await world.store.audit.head()
    expect((await world.store.audit.bySeq(seq))?.action).toBe('token.code-replay')
  })

  it('E08 gives one of ten callers at the same instant tokens, and ends them for the others', async () => {
    const code = await flow.giveCode(null)
    const answers = await Promise.all(Array.from({ length: 10 }, () => flow.redeem(code)))
    const winners = answers.filter(({ status }) => status === 200)
    expect(winners).toHaveLength(1)
    const [winner] = winners
    expect([await isGood(winner?.json.access_token), (await refresh(winner?.json.refresh_token)).error]).toEqual([
      false,
      'invalid_grant',
    ])
  })
})

describe('revocation over the real store', () => {
  it('F05 F06 F07 reaches as far as the chaining level says', async () => {
    const one = await flow.tokens()
    const [minted, sibling] = [
      (await refresh(one.refresh_token)).access_token,
      (await refresh(one.refresh_token)).access_token,
    ]
    await revoke(minted)
    expect(await Promise.all([minted, sibling, one.access_token].map(isGood))).toEqual([false, true, true])
    await revoke(sibling, 'RELATED_TOKENS')
    expect(await Promise.all([sibling, one.access_token].map(isGood))).toEqual([false, true])
    expect((await refresh(one.refresh_token)).error).toBe('invalid_grant')
    const two = await flow.tokens()
    const other = await flow.tokens()
    const later = (await refresh(two.refresh_token)).access_token
    await revoke(two.refresh_token, 'RELATED_TOKENS')
    expect(await Promise.all([two.access_token, later, other.access_token].map(isGood))).toEqual([false, false, true])
  })

  it('F07 finds what took the place of the parent where refresh tokens rotate', async () => {
    await setAttributes({ refreshTokenRotation: 'true', refreshTokenAutoRevoke: 'true' })
    const first = await flow.tokens()
    const second = await refresh(first.refresh_token)
    await revoke(second.access_token, 'RELATED_TOKENS')
    expect((await refresh(second.refresh_token)).error).toBe('invalid_grant')
    await setAttributes({})
  })

  it('F08 withdraws the consent with every token under it, and a new one serves new tokens', async () => {
    const [one, two] = [await flow.tokens(), await flow.tokens()]
    world.clock.advanceSeconds(1)
    await revoke(one.access_token, 'RELATED_CONSENT')
    expect(await Promise.all([one.access_token, two.access_token].map(isGood))).toEqual([false, false])
    expect((await refresh(two.refresh_token)).error).toBe('invalid_grant')
    const given = await world.runtime.oauth.browser.consents.of(world.user.id, flow.shop.client.pk)
    expect(given.every(({ revokedAt }) => revokedAt !== null)).toBe(true)
    world.clock.advanceSeconds(1)
    await flow.consent()
    const three = await flow.tokens()
    expect([await isGood(three.access_token), (await refresh(three.refresh_token)).error]).toEqual([true, undefined])
    expect(await isGood(two.access_token)).toBe(false)
  })
})

describe('linked tokens over the real store', () => {
  it('end with their session, idle or ended, and others do not', async () => {
    await setAttributes({ linkTokensToSession: 'true' })
    const [ended, idle] = [await flow.signIn(), await flow.signIn()]
    const [one, two, free] = [await flow.tokens(ended.id), await flow.tokens(idle.id), await flow.tokens()]
    expect(await Promise.all([one, two, free].map((each) => isGood(each.access_token)))).toEqual([true, true, true])
    await world.runtime.oauth.browser.sessions.end(ended.id, world.clock.now(), 'SIGNED_OUT')
    expect(await Promise.all([one, two].map((each) => isGood(each.access_token)))).toEqual([false, true])
    expect((await refresh(one.refresh_token)).error).toBe('invalid_grant')
    world.clock.advanceSeconds(1800)
    expect(await Promise.all([two, free].map((each) => isGood(each.access_token)))).toEqual([false, true])
    expect([(await refresh(two.refresh_token)).error, (await refresh(free.refresh_token)).error]).toEqual([
      'invalid_grant',
      undefined,
    ])
    await setAttributes({})
  })
})
