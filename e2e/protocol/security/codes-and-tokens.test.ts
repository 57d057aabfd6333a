import { expect, test } from '@playwright/test'
import { decodeJwt } from 'jose'
import * as oauth from 'oauth4webapi'
import * as openid from 'openid-client'
import { basic } from '../../fixtures/admin'
import { post, refresh } from '../../fixtures/grants'
import { createPolicy } from '../../fixtures/policy'
import { CALLBACK, insecure, OTHER_CALLBACK, type Party, relyingParty } from '../../fixtures/relying-party'
import { recordSecret } from '../../fixtures/secrets'

/** What an attacker makes of codes and tokens. The numbers are those of docs/security.md. */
let party: Party
test.beforeAll(async () => {
  party = await relyingParty()
})

const verifier = recordSecret(oauth.generateRandomCodeVerifier())
const challenged = async () => ({
  code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
  code_challenge_method: 'S256',
})
const codeOf = async (params: Record<string, string> = {}) => (await party.through(params)).params.get('code') ?? ''
const refused = (error = 'invalid_grant') => ({ status: 400, error })
const told = async (answer: ReturnType<Party['redeemRaw']>) => {
  const { status, json } = await answer
  return { status, error: json.error }
}

test('F1-5 S256 is published, and taken alone where the domain says so', async () => {
  expect(party.server.code_challenge_methods_supported).toContain('S256')
  const strict = await relyingParty({ customAttrs: { pkceS256Only: 'true' }, person: party.person })
  const plain = { code_challenge: verifier, code_challenge_method: 'plain' }
  expect((await strict.through(plain)).params.get('error')).toBe('invalid_request')
  expect((await strict.through(await challenged())).params.get('code')).not.toBeNull()
})

test('F1-6 who sends a challenge has to show its verifier: a stolen code alone is worth nothing', async () => {
  const code = await codeOf(await challenged())
  expect(await told(party.redeemRaw(code))).toEqual(refused())
  expect(await told(party.redeemRaw(code, { form: { code_verifier: 'w'.repeat(43) } }))).toEqual(refused())
})

test('F1-7 a verifier without an earlier challenge is refused: nobody can take the challenge out', async () => {
  expect(await told(party.redeemRaw(await codeOf(), { form: { code_verifier: verifier } }))).toEqual(refused())
})

test('F1-8 a public client gets no code without a challenge where the domain is strict, as new domains are', async () => {
  const strict = await relyingParty({
    person: party.person,
    customAttrs: { usePKCE: 'PUBLIC_CLIENTS_STRICT' },
    client: { clientType: 'PUBLIC_CLIENT' },
  })
  expect((await strict.through()).params.get('error')).toBe('invalid_request')
  expect((await strict.through(await challenged())).params.get('code')).not.toBeNull()
})

test('F1-10 code injection: a code of another request does not fit the verifier, and the nonce tells it', async () => {
  const stolen = await codeOf({ ...(await challenged()), nonce: 'of-the-victim' })
  const own = recordSecret(oauth.generateRandomCodeVerifier())
  expect(await told(party.redeemRaw(stolen, { form: { code_verifier: own } }))).toEqual(refused())
  const landing = await party.through({ nonce: 'of-the-victim' })
  await expect(party.redeem(party.answer(landing), { nonce: 'of-the-attacker' })).rejects.toThrow(/nonce/)
})

test('F1-10 a code is bound to its client and its address', async () => {
  const other = await relyingParty({ person: party.person })
  const code = await codeOf()
  const theirs = { authorization: basic({ username: other.policy.clientId, password: other.policy.secret }) }
  expect(await told(other.redeemRaw(code))).toEqual(refused())
  expect(await told(party.redeemRaw(code, { form: { redirect_uri: OTHER_CALLBACK } }))).toEqual(refused())
  expect((await party.redeemRaw(code, { headers: theirs })).status).toBe(401)
  // Nobody but its client could use it up.
  expect((await party.redeemRaw(code)).status).toBe(200)
})

test('F1-15 the refresh tokens of a public client rotate where the domain says so, in one chain', async () => {
  const spa = await relyingParty({
    person: party.person,
    customAttrs: { refreshTokenRotation: 'true', refreshTokenAutoRevoke: 'true' },
    client: { clientType: 'PUBLIC_CLIENT' },
  })
  const client: oauth.Client = { client_id: spa.policy.clientId }
  const params = spa.answer(await spa.through(await challenged()))
  const none = oauth.None()
  const answer = await oauth.authorizationCodeGrantRequest(
    spa.server,
    client,
    none,
    params,
    CALLBACK,
    verifier,
    insecure,
  )
  const first = await oauth.processAuthorizationCodeResponse(spa.server, client, answer, { expectedNonce: 'a-nonce' })
  const renew = async (token: string | undefined) =>
    oauth.processRefreshTokenResponse(
      spa.server,
      client,
      await oauth.refreshTokenGrantRequest(spa.server, client, none, recordSecret(String(token)), insecure),
    )
  const second = await renew(first.refresh_token)
  expect(second.refresh_token).not.toBe(first.refresh_token)
  // A second caller of the same moment is told the same, so that the chain goes on as one.
  expect((await renew(first.refresh_token)).refresh_token).toBe(second.refresh_token)
})

test('F1-16 F1-18 a refresh gives no more than was granted, to nobody but its client', async () => {
  const { json } = await party.redeemRaw(await codeOf({ scope: 'openid Ledger.read' }))
  const token = String(json.refresh_token)
  const wider = await refresh(party.url, party.policy, token, { scope: 'openid Ledger.read Ledger.write' })
  expect([wider.status, wider.json.error]).toEqual([400, 'invalid_scope'])
  const other = await relyingParty({ person: party.person })
  const foreign = await refresh(party.url, other.policy, token)
  expect([foreign.status, foreign.json.error]).toEqual([400, 'invalid_grant'])
})

test('F1-18 no scope beyond those of the client is granted, and optional ones only where they are ticked', async () => {
  expect((await party.through({ scope: 'openid Ledger.delete' })).params.get('error')).toBe('invalid_scope')
  const optional = await relyingParty({ person: party.person, client: { optionalScopes: ['Ledger.write'] } })
  const scope = 'openid Ledger.read Ledger.write'
  const landing = await optional.through({ scope }, optional.agent(), { unchecked: ['Ledger.write'] })
  const { json } = await optional.redeemRaw(landing.params.get('code') ?? '')
  expect(json.scope).toBe('openid Ledger.read')
})

test('F1-27 two ways of client authentication in one request are refused', async () => {
  const answer = party.redeemRaw(await codeOf(), {
    form: { client_id: party.policy.clientId, client_secret: party.policy.secret },
  })
  expect((await answer).status).toBeGreaterThanOrEqual(400)
  expect((await answer).json.error).toMatch(/^invalid_(request|client)$/)
})

test('openid-client walks the whole flow, knowing only issuer and client', async () => {
  const { policy, person, server } = party
  const config = await openid.discovery(new URL(server.issuer), policy.clientId, policy.secret, undefined, {
    execute: [openid.allowInsecureRequests],
  })
  const state = openid.randomState()
  const nonce = openid.randomNonce()
  const pkceCodeVerifier = recordSecret(openid.randomPKCECodeVerifier())
  const address = openid.buildAuthorizationUrl(config, {
    redirect_uri: CALLBACK,
    scope: 'openid email',
    state,
    nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
  })
  const landing = await party.through(Object.fromEntries(address.searchParams))
  const tokens = await openid.authorizationCodeGrant(config, new URL(String(landing.location)), {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier,
    idTokenExpected: true,
  })
  recordSecret(tokens.access_token)
  expect(tokens.claims()?.sub).toBe(person.username)
  expect(await openid.fetchUserInfo(config, tokens.access_token, person.username)).toMatchObject({
    email: person.email,
  })
  const renewed = await openid.refreshTokenGrant(config, recordSecret(String(tokens.refresh_token)))
  recordSecret(renewed.access_token)
  expect(openid.buildEndSessionUrl(config, { id_token_hint: String(tokens.id_token) }).href).toContain('/end-session?')
  await openid.tokenRevocation(config, String(tokens.refresh_token)).catch((error) => {
    // The domain keeps no consents, and says so as the original does.
    expect(error.status ?? error.cause?.status).toBe(500)
  })
})

test('F1-17 an access token is for the resource servers of its scopes, and for no other', async () => {
  const audience = async (scope: string) => {
    const { json } = await party.redeemRaw(await codeOf({ scope }))
    return [decodeJwt(String(json.access_token)).aud ?? []].flat()
  }
  expect(await audience('openid Ledger.read')).toEqual(expect.arrayContaining(['Ledger', 'urn:ledger']))
  const own = await audience('openid')
  expect(own).not.toContain('Ledger')
  expect(own).not.toContain('urn:ledger')
})

test('F1-21 a client whose id is the user name of a person is not that person', async () => {
  const { username } = party.person
  const scopes = ['openid', 'Ledger.read']
  const policy = await createPolicy(party.url, { client: { id: username, scopes, grantTypes: ['CLIENT_CREDENTIALS'] } })
  const form = { grant_type: 'CLIENT_CREDENTIALS', scope: 'openid Ledger.read' }
  const { accessToken } = await post(party.url, 'token', { ...policy, clientId: username }, form)
  expect(decodeJwt(accessToken)).toMatchObject({ sub: username, client: username })
  expect(decodeJwt(accessToken)).not.toHaveProperty('uid')
  const headers = { authorization: `Bearer ${accessToken}`, 'x-oauth-identity-domain-name': policy.domain }
  expect((await fetch(`${party.url}/oauth2/rest/userinfo`, { headers })).status).toBe(401)
})
