import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { signLogoutToken } from '@/lib/oauth/tokens/logout-token'
import { ssoLinkDelivery } from '@/lib/oauth/tokens/sso-link'
import { updateDomain } from '@/lib/policy/domains'
import { inspectToken } from './inspect-token'
import { refusedForUser } from './refused-for-user'
import { type CodeFlow, openCodeFlow } from './testing/code-flow'
import { type DiagnosticWorld, openDiagnosticWorld } from './testing/world'

let world: DiagnosticWorld
let flow: CodeFlow
let shop: CodeFlow['shop']
beforeAll(async () => {
  world = await openDiagnosticWorld()
  flow = await openCodeFlow(world)
  shop = flow.shop
  const customAttrs = { linkTokensToSession: 'true', consentExpiryTimeInMinutes: '60' }
  await updateDomain(world.system, { name: 'Payments' }, { customAttrs })
})
afterAll(() => world.close())

let session: Awaited<ReturnType<CodeFlow['signIn']>>
let tokens: Record<string, string>
beforeEach(async () => {
  world.clock.advanceSeconds(2)
  session = await flow.signIn()
  await flow.consent()
  tokens = await flow.tokens(session.id)
})

const inspect = (token = '') => inspectToken(world.system, token)
const failing = async (token = '') => (await inspect(token)).rules.find(({ state }) => state === 'failed')?.id ?? null
const withdraw = async () => {
  const { browser } = world.runtime.oauth
  const given = await browser.consents.of(world.user.id, shop.client.pk)
  const ids = given.map(({ resourceId }) => resourceId)
  await browser.consents.withdraw(world.user.id, shop.client.pk, ids, world.clock.now())
}

describe('tokens of the code flow in the inspector', () => {
  it('are good, through the code flow, and would end with consent and session', async () => {
    for (const token of [tokens.access_token, tokens.refresh_token]) {
      const found = await inspect(token)
      expect([found.tone, await failing(token)]).toEqual(['good', null])
      expect(found.sentence).toContain('through the code flow')
      const enders = found.enders.map(({ what }) => what).join('\n')
      expect(enders).toContain('Withdrawing the consent of casey.brown to The shop')
      expect(enders).toContain('The end of the session in which casey.brown signed in')
    }
  })

  it('name the session as what decided once it ended', async () => {
    await world.runtime.oauth.browser.sessions.end(session.id, world.clock.now(), 'SIGNED_OUT')
    expect(await failing(tokens.access_token)).toBe('token.session')
    expect(await failing(tokens.refresh_token)).toBe('refresh.session')
    expect((await inspect(tokens.access_token)).sentence).toContain('the sign-in session it ends with is over')
  })

  it('name the consent as what decided once it was withdrawn, and the report says from when on', async () => {
    world.clock.advanceSeconds(1)
    await withdraw()
    expect(await failing(tokens.access_token)).toBe('token.consent')
    expect(await failing(tokens.refresh_token)).toBe('refresh.consent')
    const { families, cuts, grants } = await refusedForUser(world.system, world.user.id, world.domain.id)
    expect(families[0]).toMatchObject({
      refresh: { passes: false, rule: { id: 'refresh.consent', href: expect.stringContaining(world.user.id) } },
      access: { passes: false, rule: { id: 'token.consent' } },
    })
    expect(cuts.map(({ what }) => what)).toContain('the consent was withdrawn for The shop at Ledger')
    // A new authorization would pass: only what was given before is refused.
    expect(grants.find(({ id }) => id === 'code')).toMatchObject({ passes: true, client: { pk: shop.client.pk } })
  })
})

describe('other tokens of the domain in the inspector', () => {
  it('are said for what they are: an ID token, a logout token, a user token', async () => {
    const { oauth } = world.runtime
    const [domain, server, now] = [
      await oauth.config.domainByName('Payments'),
      await oauth.config.server(),
      world.clock.now(),
    ]
    if (!domain) throw new Error('there is a domain')
    const facts = { domain, server, now, publicUrl: oauth.publicUrl, clientId: shop.client.id, subject: 'casey.brown' }
    const logout = await signLogoutToken(oauth, { ...facts, sessionId: session.id })
    const linking = { ...domain, customAttrs: { OAUTH_TOKEN_RESPONSE_TYPE: 'header' } }
    const link = (await ssoLinkDelivery(oauth, linking, session, now)).headers.JWTAssertion
    const kinds = await Promise.all([tokens.id_token, logout, link].map(inspect))
    expect(kinds.map(({ kind, tone, isSigned }) => [kind, tone, isSigned])).toEqual([
      ['ID token', 'neutral', true],
      ['logout token', 'neutral', true],
      ['user token', 'neutral', true],
    ])
    expect(kinds[0]?.sentence).toContain('Made for The shop about casey.brown')
  })

  it('are not believed when nobody of ours signed them', async () => {
    const forged = `${tokens.id_token?.slice(0, -6)}AAAAAA`
    expect(await inspect(forged)).toMatchObject({ kind: 'access token', tone: 'bad', isSigned: false })
  })
})
