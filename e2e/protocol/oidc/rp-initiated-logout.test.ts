import { expect, test } from '@playwright/test'
import { follow, pageKind } from '../../fixtures/code-flow'
import { type Party, relyingParty, SIGNED_OUT } from '../../fixtures/relying-party'
import type { Answer, UserAgent } from '../../fixtures/user-agent'

/** The modules of the RP-Initiated Logout plan of the OpenID Foundation, each under its id. */
let party: Party
let agent: UserAgent
let idToken: string
test.beforeAll(async () => {
  party = await relyingParty({ customAttrs: { consentExpiryTimeInMinutes: '60' } })
})
test.beforeEach(async () => {
  agent = party.agent()
  idToken = String((await party.redeem(party.answer(await party.through({}, agent)))).id_token)
})

const signOut = async (params: Record<string, string>) =>
  follow(agent, await agent.get(`${party.server.end_session_endpoint}?${new URLSearchParams(params)}`))
const isSignedIn = async () =>
  pageKind(await follow(agent, await agent.get(party.address({ prompt: 'none' })))) === 'client' &&
  (await follow(agent, await agent.get(party.address({ prompt: 'none' })))).params.has('code')
const asksWhether = (page: Answer) =>
  page.forms.some(({ buttons }) => buttons.some(({ name, value }) => name === 'decision' && value === 'allow'))

async function agree(page: Answer) {
  return follow(agent, await agent.submit(page, {}, { name: 'decision', value: 'allow' }))
}

const WHOLE = () => ({ id_token_hint: idToken, post_logout_redirect_uri: SIGNED_OUT, state: 'out' })

test('oidcc-rp-initiated-logout-discovery-endpoint-verification', () => {
  expect(party.server.end_session_endpoint).toBe(`${party.server.issuer}/end-session`)
})

test('oidcc-rp-initiated-logout', async () => {
  expect(await isSignedIn()).toBe(true)
  expect((await signOut(WHOLE())).location).toBe(`${SIGNED_OUT}?state=out`)
  expect(await isSignedIn()).toBe(false)
})

for (const [name, uri] of [
  ['bad-post-logout-redirect-uri', 'https://evil.example/out'],
  ['query-added-to-post-logout-redirect-uri', `${SIGNED_OUT}?foo=bar`],
] as const) {
  test(`oidcc-rp-initiated-logout-${name}`, async () => {
    const landing = await signOut({ ...WHOLE(), post_logout_redirect_uri: uri })
    expect([pageKind(landing), landing.location]).toEqual(['error', null])
    expect(landing.page.text).not.toContain('evil.example')
  })
}

for (const [name, changed] of [
  ['modified-id-token-hint', () => ({ id_token_hint: `${idToken.slice(0, -8)}AAAAAAAA` })],
  ['bad-id-token-hint', () => ({ id_token_hint: 'not.a.token' })],
] as const) {
  test(`oidcc-rp-initiated-logout-${name}`, async () => {
    const landing = await signOut({ ...WHOLE(), ...changed() })
    // Nobody is sent anywhere on the word of a token that proves nothing, and nobody is signed out unasked.
    expect(landing.location).toBeNull()
    expect(await isSignedIn()).toBe(true)
    if (asksWhether(landing.page)) {
      expect((await agree(landing.page)).location).toBeNull()
      expect(await isSignedIn()).toBe(false)
    }
  })
}

for (const [name, params] of [
  ['no-id-token-hint', () => ({ post_logout_redirect_uri: SIGNED_OUT, state: 'out' })],
  ['no-params', () => ({})],
  ['only-state', () => ({ state: 'out' })],
] as const) {
  test(`oidcc-rp-initiated-logout-${name}`, async () => {
    const asked = await signOut(params())
    expect([asked.location, asksWhether(asked.page)]).toEqual([null, true])
    expect(await isSignedIn()).toBe(true)
    const done = await agree(asked.page)
    // Whose address it would be is not known without a hint or a client, so the person stays here.
    expect(done.location).toBeNull()
    expect(await isSignedIn()).toBe(false)
  })
}

test('oidcc-rp-initiated-logout-no-post-logout-redirect-uri', async () => {
  const landing = await signOut({ id_token_hint: idToken, state: 'out' })
  expect([landing.location, landing.page.status]).toEqual([null, 200])
  expect(await isSignedIn()).toBe(false)
})

test('oidcc-rp-initiated-logout-no-state', async () => {
  const landing = await signOut({ id_token_hint: idToken, post_logout_redirect_uri: SIGNED_OUT })
  expect(landing.location).toBe(SIGNED_OUT)
  expect(await isSignedIn()).toBe(false)
})
