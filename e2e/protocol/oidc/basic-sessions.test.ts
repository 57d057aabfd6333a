import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import * as oauth from 'oauth4webapi'
import { follow, goThrough, pageKind } from '../../fixtures/code-flow'
import { type Party, relyingParty } from '../../fixtures/relying-party'
import type { UserAgent } from '../../fixtures/user-agent'

/** Modules of the Basic OP plan about who is signed in already, each under its id. The domain keeps consents. */
let party: Party
let agent: UserAgent
let first: oauth.TokenEndpointResponse

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  party = await relyingParty({ customAttrs: { consentExpiryTimeInMinutes: '60' } })
})
test.beforeEach(async () => {
  agent = party.agent()
  first = await party.redeem(party.answer(await party.through({}, agent)))
})

const authTime = (tokens: oauth.TokenEndpointResponse) => Number(oauth.getValidatedIdTokenClaims(tokens)?.auth_time)
const silently = async (params: Record<string, string>) =>
  follow(agent, await agent.get(party.address({ prompt: 'none', ...params })))

test('oidcc-prompt-login', async () => {
  const asked = await follow(agent, await agent.get(party.address({ prompt: 'login' })))
  expect(pageKind(asked)).toBe('sign-in')
  const landing = await goThrough(agent, asked.page, party.person)
  const second = await party.redeem(party.answer(landing))
  expect(oauth.getValidatedIdTokenClaims(second)?.sub).toBe(party.person.username)
  expect(authTime(second)).toBeGreaterThanOrEqual(authTime(first))
})

test('oidcc-prompt-none-not-logged-in', async () => {
  agent = party.agent()
  const landing = await silently({})
  expect(landing.params.get('error')).toBe('login_required')
  expect(() => party.answer(landing)).toThrow(oauth.AuthorizationResponseError)
})

test('oidcc-prompt-none-logged-in', async () => {
  const second = await party.redeem(party.answer(await silently({})))
  expect(authTime(second)).toBe(authTime(first))
  expect(oauth.getValidatedIdTokenClaims(second)?.sub).toBe(party.person.username)
})

test('oidcc-max-age-1', async () => {
  // The age is counted in whole seconds by the clock of the server, so this one module waits for it to pass.
  await delay(Math.max(0, (authTime(first) + 2) * 1000 - Date.now() + 50))
  const asked = await follow(agent, await agent.get(party.address({ max_age: '1' })))
  expect(pageKind(asked)).toBe('sign-in')
  const second = await party.redeem(party.answer(await goThrough(agent, asked.page, party.person)), { maxAge: 30 })
  expect(authTime(second)).toBeGreaterThan(authTime(first))
})

test('oidcc-max-age-10000', async () => {
  const landing = await follow(agent, await agent.get(party.address({ max_age: '10000' })))
  expect(pageKind(landing)).toBe('client')
  const second = await party.redeem(party.answer(landing), { maxAge: 10_000 })
  expect(authTime(second)).toBe(authTime(first))
})

test('oidcc-id-token-hint', async () => {
  const second = await party.redeem(party.answer(await silently({ id_token_hint: String(first.id_token) })))
  expect(oauth.getValidatedIdTokenClaims(second)?.sub).toBe(party.person.username)
})
