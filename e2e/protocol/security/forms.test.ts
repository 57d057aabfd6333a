import { expect, test } from '@playwright/test'
import { follow, goThrough, pageKind, signInOn } from '../../fixtures/code-flow'
import { type Party, relyingParty } from '../../fixtures/relying-party'

/** Forms that others send, and cookies that others set. */
let party: Party
test.beforeAll(async () => {
  party = await relyingParty()
})

const SSO = /^gatehouse_sso_/
const signInPage = async (agent = party.agent()) => ({
  agent,
  ...(await follow(agent, await agent.get(party.address()))),
})

test('CSRF on sign-in: a form of another site signs nobody in', async () => {
  const { agent, page } = await signInPage()
  const form = page.forms[0]
  const { username, password } = party.person
  const fields = { ...form?.fields, username, password }
  for (const headers of [
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
    { origin: `http://evil.localhost:${new URL(party.url).port}`, 'sec-fetch-site': 'same-site' },
  ]) {
    const answer = await agent.post(new URL(form?.action ?? '', page.url).href, fields, headers)
    expect([answer.status >= 400, agent.cookie(SSO)]).toEqual([true, null])
  }
})

test('CSRF on sign-in: the form an attacker was given signs nobody in in another browser', async () => {
  const theirs = await signInPage()
  const victim = await signInPage()
  const answer = await signInOn(victim.agent, theirs.page, party.person)
  expect([answer.status >= 400, victim.agent.cookie(SSO)]).toEqual([true, null])
})

test('CSRF on consent: neither a form of another site nor one of another browser allows anything', async () => {
  const { agent, page } = await signInPage()
  const asked = await follow(agent, await signInOn(agent, page, party.person))
  expect(pageKind(asked)).toBe('consent')
  const form = asked.page.forms[0]
  const action = new URL(form?.action ?? '', asked.page.url).href
  const allow = { ...form?.fields, decision: 'allow' }
  const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
  const answers = [await agent.post(action, allow, foreign), await party.agent().post(action, allow)]
  for (const answer of answers) {
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.headers.get('location')).toBeNull()
  }
})

test('session fixation: a cookie that was planted opens nothing, and signing in makes a new one', async () => {
  const attacker = party.agent()
  await party.through({}, attacker)
  const planted = attacker.cookie(SSO)
  expect(planted).not.toBeNull()
  const victim = party.agent()
  victim.setCookie(planted?.name ?? '', planted?.value ?? '')
  const landing = await goThrough(victim, await victim.get(party.address({ prompt: 'login' })), party.person)
  expect(landing.params.has('code')).toBe(true)
  expect(victim.cookie(SSO)?.value).not.toBe(planted?.value)
  // What was planted is not a second way in: the session it named ended with the new proof.
  const silent = await follow(attacker, await attacker.get(party.address({ prompt: 'none' })))
  expect(silent.params.get('error')).toBe('login_required')
})

test('the session cookie has 256 bits, is out of reach of scripts and goes with no foreign form', async () => {
  const agent = party.agent()
  await party.through({}, agent)
  const cookie = agent.cookie(SSO)
  expect(Buffer.from(cookie?.value ?? '', 'base64url')).toHaveLength(32)
  expect(cookie?.line).toMatch(/HttpOnly/i)
  expect(cookie?.line).toMatch(/SameSite=Lax/i)
  expect(cookie?.line).toMatch(/Path=\/oauth2/i)
  for (const { url } of agent.seen) expect(url).not.toContain(cookie?.value)
})

test('F1-28 a name nobody has and a wrong password are told alike at sign-in', async () => {
  const told = async (username: string, password: string) => {
    const { agent, page } = await signInPage()
    const answer = await signInOn(agent, page, { username, password })
    return {
      status: answer.status,
      text: answer.text.replaceAll(/(ticket" value|value|nonce)="[^"]*"/g, '').replaceAll(username, 'NAME'),
    }
  }
  const wrong = await told(party.person.username, 'not-the-password-1')
  expect(await told('nobody-of-that-name', 'not-the-password-2')).toEqual(wrong)
  expect(wrong.text).not.toContain('not-the-password')
})

test('a page of a flow runs no script and shows what others chose as text', async () => {
  const agent = party.agent()
  const hostile = '"><script>alert(1)</script>'
  const { page } = await follow(agent, await agent.get(party.address({ login_hint: hostile, state: hostile })))
  expect(page.text).not.toContain('<script')
  expect(page.forms[0]?.fields.username).toBe(hostile)
})

test('10.6.2 a link signs nobody out unasked, and neither does the form of another site', async () => {
  const agent = party.agent()
  await party.through({}, agent)
  const signOut = `${party.server.issuer}/end-session`
  const asked = await agent.get(`${signOut}?post_logout_redirect_uri=https://evil.example/`)
  const link = await agent.get(signOut)
  const form = { ...link.forms[0]?.fields, decision: 'allow' }
  const foreign = await agent.post(signOut, form, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })
  expect([asked.headers.get('location'), foreign.status >= 400]).toEqual([null, true])
  const still = await follow(agent, await agent.get(party.address()))
  expect(pageKind(still)).toBe('consent')
})
