import { expect, test } from '@playwright/test'
import { decodeJwt } from 'jose'
import { adminCredentials } from '../fixtures/admin'
import { alter } from '../fixtures/aging'
import { follow, pageKind } from '../fixtures/code-flow'
import { type Answer, info, post, refresh } from '../fixtures/grants'
import { createPerson } from '../fixtures/person'
import { administer } from '../fixtures/policy'
import { type Party, type PartyOptions, relyingParty } from '../fixtures/relying-party'
import { recordSecret } from '../fixtures/secrets'
import { type RunningServer, startServer } from '../fixtures/server'
import type { UserAgent } from '../fixtures/user-agent'

/** Statements F01–F11, G29, G30, D30 and D31 of the specification, once each over the wire. */
let server: RunningServer
let party: Party
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  server = await startServer({ admin: adminCredentials() })
  party = await relyingParty({ url: server.url, customAttrs: { consentExpiryTimeInMinutes: '60' } })
})
test.afterAll(() => server?.stop())

const SCOPE = 'openid Ledger.read'
const SUCCESS = { status: 200, json: { status: 'success' } }
const revoke = async (token: string, form: Record<string, string> = {}, of = party) => {
  const { status, json } = await post(server.url, 'token/revoke', of.policy, { token, ...form })
  return { status, json }
}
async function tokens(of = party, agent?: UserAgent): Promise<{ access: string; refresh: string }> {
  const { json } = await of.redeemRaw((await of.through({ scope: SCOPE }, agent)).params.get('code') ?? '')
  return { access: String(json.access_token), refresh: String(json.refresh_token) }
}
const isGood = async (token: string) => (await info(server.url, party.policy, token)).status === 200
const mint = (token: string): Promise<Answer> => refresh(server.url, party.policy, token)

test('F01 F05 a revoked three-legged access token fails its validation, and nothing else is revoked by default', async () => {
  const { access, refresh: parent } = await tokens()
  const sibling = (await mint(parent)).accessToken
  expect(await revoke(access)).toEqual(SUCCESS)
  const told = await info(server.url, party.policy, access)
  expect([told.status, told.json]).toEqual([
    400,
    { error: 'invalid_grant', error_description: 'Access Token Validation Failed' },
  ])
  expect([await isGood(sibling), (await mint(parent)).status]).toEqual([true, 200])
})

test('F02 a two-legged token is answered with 415', async () => {
  const machine = await relyingParty({
    url: server.url,
    customAttrs: { consentExpiryTimeInMinutes: '60' },
    client: { grantTypes: ['CLIENT_CREDENTIALS', 'AUTHORIZATION_CODE'] },
  })
  const form = { grant_type: 'CLIENT_CREDENTIALS', scope: 'Ledger.read' }
  const { accessToken } = await post(server.url, 'token', machine.policy, form)
  expect(await revoke(accessToken, {}, machine)).toEqual({
    status: 415,
    json: {
      error: 'unsupported_token_type',
      error_description: 'Revocation of the presented token type not supported.',
    },
  })
})

test('F03 where the domain keeps no consents the answer is 500', async () => {
  const without = await relyingParty({ url: server.url })
  expect(await revoke((await tokens(without)).access, {}, without)).toEqual({
    status: 500,
    json: {
      error: 'token_revocation_without_cmlc_not_supported',
      error_description: 'Consent management must be enabled for TOKEN REVOCATION support',
    },
  })
})

test('F04 F09 a revoked refresh token is refused, also when token_type calls it an access token', async () => {
  const { access, refresh: token } = await tokens()
  expect(await revoke(token, { token_type: 'ACCESS_TOKEN' })).toEqual(SUCCESS)
  const refused = await mint(token)
  expect([refused.status, refused.json]).toEqual([
    400,
    { error: 'invalid_grant', error_description: 'Invalid Refresh Token' },
  ])
  expect(await isGood(access)).toBe(true)
})

test('F06 F10 a refresh token with RELATED_TOKENS, by either name, takes every access token minted from it along', async () => {
  for (const name of ['chaining_level', 'chaining_value']) {
    const { access, refresh: token } = await tokens()
    const minted = (await mint(token)).accessToken
    expect(await revoke(token, { [name]: 'RELATED_TOKENS' })).toEqual(SUCCESS)
    expect([await isGood(access), await isGood(minted), (await mint(token)).status]).toEqual([false, false, 400])
  }
})

test('F07 an access token with RELATED_TOKENS takes its parent along and not its siblings', async () => {
  const { refresh: parent } = await tokens()
  const [one, sibling] = [(await mint(parent)).accessToken, (await mint(parent)).accessToken]
  expect(await revoke(one, { chaining_level: 'RELATED_TOKENS' })).toEqual(SUCCESS)
  expect([await isGood(one), await isGood(sibling), (await mint(parent)).status]).toEqual([false, true, 400])
})

test('F08 RELATED_CONSENT deletes the consent with all its tokens, and the page is shown again', async () => {
  const agent = party.agent()
  const first = await tokens(party, agent)
  expect(pageKind(await follow(agent, await agent.get(party.address({ scope: SCOPE }))))).toBe('client')
  expect(await revoke(first.access, { chaining_level: 'RELATED_CONSENT' })).toEqual(SUCCESS)
  expect([await isGood(first.access), (await mint(first.refresh)).status]).toEqual([false, 400])
  expect(pageKind(await follow(agent, await agent.get(party.address({ scope: SCOPE }))))).toBe('consent')
})

test('F08 G17 what another client got for a token in an exchange ends with the consent behind that token', async () => {
  const customAttrs = { consentExpiryTimeInMinutes: '60', TokenExchange_ImpersonationEnabled: 'true' }
  const shop = await relyingParty({ url: server.url, customAttrs })
  const { domain, secret } = shop.policy
  const gateway = { domain, secret, clientId: `gateway-${shop.policy.clientId}` }
  await administer(server.url, 'POST', 'client', {
    id: gateway.clientId,
    name: gateway.clientId,
    secret,
    idDomain: domain,
    clientType: 'CONFIDENTIAL_CLIENT',
    grantTypes: ['TOKEN_EXCHANGE'],
    scopes: ['Ledger.read'],
    defaultScope: 'Ledger.read',
  })
  const listed = { attrName: 'TokenExchange_AllowedClientsForImpersonation', attrValue: gateway.clientId }
  const query = { name: 'Ledger', identityDomainName: domain }
  await administer(server.url, 'PUT', 'application', { tokenAttributes: [{ ...listed, attrType: 'STATIC' }] }, query)

  const { access } = await tokens(shop)
  const exchange = () =>
    post(server.url, 'token/exchange', gateway, {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: access,
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
      scope: 'Ledger.read',
    })
  const { accessToken } = await exchange()
  expect((await info(server.url, gateway, accessToken)).status).toBe(200)
  expect(await revoke(access, { chaining_level: 'RELATED_CONSENT' }, shop)).toEqual(SUCCESS)
  expect([(await info(server.url, gateway, accessToken)).status, (await exchange()).status]).toEqual([400, 400])
})

test('F11 without a token the answer is 400', async () => {
  const { status, json } = await post(server.url, 'token/revoke', party.policy, {})
  expect([status, json.error]).toEqual([400, 'invalid_request'])
})

const linked = (options: PartyOptions = {}) =>
  relyingParty({
    url: server.url,
    customAttrs: { OAUTH_TOKEN_RESPONSE_TYPE: 'cookie' },
    client: { grantTypes: ['AUTHORIZATION_CODE', 'JWT_BEARER'] },
    ...options,
  })
const NO_IDLE_TIME = 'UPDATE "SsoSession" SET "idleSeconds" = 0 WHERE "username" = ?'
const SESSION_ROW = 'UPDATE "SsoSession" SET "userId" = ?, "username" = ? WHERE "userId" = ?'

async function assertionOf(of: Party, agent: UserAgent): Promise<string> {
  await of.through({}, agent)
  return recordSecret(agent.cookie(/^OAUTH_TOKEN$/)?.value ?? '')
}
const present = (of: Party, assertion: string, scope = 'Ledger.read') =>
  post(server.url, 'token', of.policy, { grant_type: 'JWT_BEARER', assertion, scope })

test('G29 the SSO link token of a live session becomes an access token; after sign-out or idleness it does not', async () => {
  const of = await linked()
  const agent = of.agent()
  const assertion = await assertionOf(of, agent)
  const granted = await present(of, assertion)
  expect(granted.status).toBe(200)
  expect(decodeJwt(granted.accessToken)).toMatchObject({ sub: of.person.username, uid: of.person.id })

  const asked = await follow(agent, await agent.get(`${of.server.end_session_endpoint}`))
  await agent.submit(asked.page, {}, { name: 'decision', value: 'allow' })
  const afterwards = await present(of, assertion)
  expect([afterwards.status, afterwards.json.error]).toEqual([400, 'invalid_grant'])

  const idle = await assertionOf(of, of.agent())
  // The node that serves a session remembers its last use itself, so the time it may be idle is taken away instead.
  alter(server, NO_IDLE_TIME, of.person.username)
  const tooLate = await present(of, idle)
  expect([tooLate.status, tooLate.json.error]).toEqual([400, 'invalid_grant'])
})

test('G30 the SSO link token of a session that is somebody else’s is refused', async () => {
  const of = await linked()
  const somebody = await createPerson(server.url)
  const assertion = await assertionOf(of, of.agent())
  expect((await present(of, assertion)).status).toBe(200)
  alter(server, SESSION_ROW, somebody.id, somebody.username, of.person.id)
  const refused = await present(of, assertion)
  expect([refused.status, refused.json.error]).toEqual([400, 'invalid_grant'])
})

test('D30 D31 UserInfo.email gives a token by assertion the e-mail block, where it is assigned and asked for', async () => {
  const grants = { grantTypes: ['AUTHORIZATION_CODE', 'JWT_BEARER'] }
  const scopes = ['openid', 'Ledger.read', 'UserInfo.me', 'UserInfo.email']
  const of = await linked({ client: { ...grants, scopes } })
  const assertion = await assertionOf(of, of.agent())
  const blocks = async (scope: string) => {
    const { accessToken } = await present(of, assertion, scope)
    const headers = { authorization: `Bearer ${accessToken}`, 'x-oauth-identity-domain-name': of.policy.domain }
    return (await (await fetch(`${server.url}/oauth2/rest/userinfo`, { headers })).json()) as Record<string, unknown>
  }
  expect(await blocks('UserInfo.email')).toMatchObject({ email: { email: of.person.email, email_verified: 'N' } })
  expect(await blocks('UserInfo.me')).not.toHaveProperty('email')
  const without = await linked({
    client: { ...grants, scopes: ['openid', 'Ledger.read', 'UserInfo.me'] },
    person: of.person,
  })
  const refused = await present(without, await assertionOf(without, without.agent()), 'UserInfo.email')
  expect([refused.status, refused.json.error]).toEqual([400, 'invalid_scope'])
})
