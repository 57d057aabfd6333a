import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { decodeJwt } from 'jose'
import { adminCredentials } from '../fixtures/admin'
import { age } from '../fixtures/aging'
import { follow, goThrough, pageKind, signInOn } from '../fixtures/code-flow'
import { administer } from '../fixtures/policy'
import { CALLBACK, type Party, type PartyOptions, relyingParty } from '../fixtures/relying-party'
import { recordSecret } from '../fixtures/secrets'
import { type RunningServer, startServer } from '../fixtures/server'

/** Statements E and G01–G08 of the specification, once each over the wire. The server is the file's own: time passes in it. */
let server: RunningServer
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  server = await startServer({ admin: adminCredentials() })
})
test.afterAll(() => server?.stop())

const KEPT = { consentExpiryTimeInMinutes: '60' }
const partyOf = (options: PartyOptions = {}) => relyingParty({ url: server.url, ...options })

/** What a person who is signed in and allowed before sees of a second request. */
async function secondTime(party: Party, between: () => unknown = () => undefined) {
  const agent = party.agent()
  expect((await party.through({}, agent)).params.has('code')).toBe(true)
  await between()
  return pageKind(await follow(agent, await agent.get(party.address())))
}

test('E01 consents are not kept by default: the page is shown each time', async () => {
  expect(await secondTime(await partyOf())).toBe('consent')
})

test('E02 with consentExpiryTimeInMinutes the second request skips the page', async () => {
  expect(await secondTime(await partyOf({ customAttrs: KEPT }))).toBe('client')
})

test('E03 after the expiry the page is shown again', async () => {
  const party = await partyOf({ customAttrs: KEPT })
  expect(await secondTime(party, () => age(server, 'Consent', ['expiresAt'], 3600))).toBe('consent')
})

test('E04 Allow after consentAcknowledgeExpiryTimeInSeconds fails', async () => {
  const party = await partyOf({ customAttrs: { consentAcknowledgeExpiryTimeInSeconds: '1' } })
  const agent = party.agent()
  const signIn = await follow(agent, await agent.get(party.address()))
  const asked = await follow(agent, await signInOn(agent, signIn.page, party.person))
  // When the page was shown stands in its sealed ticket, which nothing but the clock makes older.
  await delay(1050)
  const late = await follow(agent, await agent.submit(asked.page, {}, { name: 'decision', value: 'allow' }))
  expect([pageKind(late), late.location]).toEqual(['error', null])
  expect(late.page.text).toContain('Consent acknowledgement expired')
})

test('E05 the property of the server overrides every domain', async () => {
  const strict = await startServer({ admin: adminCredentials(), env: { GATEHOUSE_CONSENT_EXPIRY_MINUTES: '5' } })
  try {
    expect(await secondTime(await relyingParty({ url: strict.url }))).toBe('client')
    const longer = await relyingParty({ url: strict.url, customAttrs: KEPT })
    expect(await secondTime(longer, () => age(strict, 'Consent', ['expiresAt'], 300))).toBe('consent')
  } finally {
    await strict.stop()
  }
})

test('E06 E07 /authz and /authorize behave alike, and state comes back unchanged', async () => {
  const party = await partyOf({ customAttrs: KEPT })
  const state = 'söme state/=&?#+%20"\'<>'
  const query = new URL(party.address({ state })).searchParams
  for (const path of ['authz', 'authorize']) {
    const start = `${server.url}/oauth2/rest/${path}?${query}&domain=${party.policy.domain}`
    const landing = await goThrough(party.agent(), start, party.person)
    expect([landing.params.get('state'), landing.location?.startsWith(`${CALLBACK}?`)]).toEqual([state, true])
    expect((await party.redeemRaw(landing.params.get('code') ?? '')).status).toBe(200)
  }
})

test('E08 a code works once', async () => {
  const party = await partyOf()
  const code = (await party.through()).params.get('code') ?? ''
  expect((await party.redeemRaw(code)).status).toBe(200)
  const again = await party.redeemRaw(code)
  expect([again.status, again.json.error]).toEqual([400, 'invalid_grant'])
})

test('E09 an unregistered redirect_uri shows the error page, and nobody is redirected', async () => {
  const party = await partyOf()
  const agent = party.agent()
  const landing = await follow(agent, await agent.get(party.address({ redirect_uri: 'https://evil.example/' })))
  expect([pageKind(landing), landing.location]).toEqual(['error', null])
})

test('E10 E11 a three-legged token has grant AUTHORIZATION_CODE and the nonce of the request', async () => {
  const party = await partyOf()
  const { access_token } = await party.redeem(party.answer(await party.through({ scope: 'openid Ledger.read' })))
  expect(decodeJwt(access_token)).toMatchObject({ grant: 'AUTHORIZATION_CODE', nonce: 'a-nonce' })
})

test('E12 a code older than the tokenExpiry of AUTHZ_CODE is refused', async () => {
  const party = await partyOf({ tokenSettings: [{ tokenType: 'AUTHZ_CODE', tokenExpiry: 60 }] })
  const code = (await party.through()).params.get('code') ?? ''
  age(server, 'AuthorizationCode', ['issuedAt', 'expiresAt'], 60)
  const { status, json } = await party.redeemRaw(code)
  expect([status, json.error]).toEqual([400, 'invalid_grant'])
})

const VERIFIER =
  'Y1lgBSx8gRsruplrdpGiG-9Lkv~kna1q2pgwXY7UYKc~~jTgMkmUlZkZkapJGT6X.m12.ZUBDj24qWuPGHl21x3vyFEC.m_XDH_JTw4Qk6_a62Qw~e0sVp3I-AHYhTzn'
const S256 = { code_challenge: 'Ec-YfJRRibqf_myiWqObZfT-M1HthBUTygBH73zEHbc', code_challenge_method: 'S256' }

async function tokenStatus(party: Party, params: Record<string, string>, form: Record<string, string>) {
  const code = (await party.through(params)).params.get('code')
  return code === null ? 'no code' : (await party.redeemRaw(code, { form })).status
}

test('G01 the verifier of the published vector is taken, and an altered one is not', async () => {
  const party = await partyOf()
  recordSecret(VERIFIER)
  expect(await tokenStatus(party, S256, { code_verifier: VERIFIER })).toBe(200)
  expect(await tokenStatus(party, S256, { code_verifier: VERIFIER.replace('Y1', 'Y2') })).toBe(400)
})

test('G02 with the method Plain the verifier itself is compared', async () => {
  const party = await partyOf()
  for (const code_challenge_method of ['Plain', 'plain']) {
    const plain = { code_challenge: VERIFIER, code_challenge_method }
    expect(await tokenStatus(party, plain, { code_verifier: VERIFIER })).toBe(200)
    expect(await tokenStatus(party, plain, { code_verifier: `${VERIFIER.slice(1)}a` })).toBe(400)
  }
})

test('G03 G04 a verifier under 43 or over 128 characters, or with another character, is refused', async () => {
  const party = await partyOf()
  for (const code_verifier of ['a'.repeat(42), 'a'.repeat(129), `${'a'.repeat(42)}+`, `${'a'.repeat(42)}ä`]) {
    const code_challenge = createHash('sha256').update(code_verifier).digest('base64url')
    const params = { code_challenge, code_challenge_method: 'S256' }
    expect(await tokenStatus(party, params, { code_verifier }), code_verifier).toBe(400)
  }
})

const refusal = async (party: Party) => (await party.through()).params.get('error')

test('G05 a client with STRICT is refused without a challenge, one with NON_STRICT is not', async () => {
  expect(await refusal(await partyOf({ client: { usePKCE: 'STRICT' } }))).toBe('invalid_request')
  expect(await refusal(await partyOf({ client: { usePKCE: 'NON_STRICT' } }))).toBeNull()
})

test('G06 G08 ALL_CLIENTS_TYPES_STRICT refuses any client without a challenge, unless the client itself says otherwise', async () => {
  const customAttrs = { usePKCE: 'ALL_CLIENTS_TYPES_STRICT' }
  expect(await refusal(await partyOf({ customAttrs }))).toBe('invalid_request')
  expect(await refusal(await partyOf({ customAttrs, client: { usePKCE: 'NON_STRICT' } }))).toBeNull()
})

test('G07 with PUBLIC_CLIENTS the proof key of a confidential client is ignored, and that of a public one is not', async () => {
  const party = await partyOf({ customAttrs: { usePKCE: 'PUBLIC_CLIENTS' } })
  expect(await tokenStatus(party, S256, {})).toBe(200)
  const { domain, clientId } = party.policy
  await administer(
    server.url,
    'PUT',
    'client',
    { clientType: 'PUBLIC_CLIENT' },
    { name: clientId, identityDomainName: domain },
  )
  const asPublic = async (form: Record<string, string>) => {
    const code = (await party.through(S256)).params.get('code') ?? ''
    return (await party.redeemRaw(code, { headers: {}, form: { client_id: clientId, ...form } })).status
  }
  expect([await asPublic({}), await asPublic({ code_verifier: VERIFIER })]).toEqual([400, 200])
})
