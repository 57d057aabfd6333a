import { expect, test } from '@playwright/test'
import { base64url } from 'jose'
import * as oauth from 'oauth4webapi'
import { adminCredentials } from '../../fixtures/admin'
import { age } from '../../fixtures/aging'
import { follow, pageKind } from '../../fixtures/code-flow'
import { CALLBACK, insecure, type Party, relyingParty } from '../../fixtures/relying-party'
import { recordSecret } from '../../fixtures/secrets'
import { startServer } from '../../fixtures/server'

/** Modules of the Basic OP plan about codes, tokens and what a request may carry, each under its id. */
let party: Party
test.beforeAll(async () => {
  party = await relyingParty()
})

const codeOf = async (params: Record<string, string> = {}, of = party) =>
  of.answer(await of.through(params)).get('code') ?? ''
const userInfoStatus = async (of: Party, token: unknown) =>
  (await fetch(String(of.server.userinfo_endpoint), { headers: { authorization: `Bearer ${token}` } })).status

async function expectRefusedAndRevoked(of: Party, code: string, accessToken: unknown) {
  const second = await of.redeemRaw(code)
  expect([second.status, second.json.error]).toEqual([400, 'invalid_grant'])
  expect(await userInfoStatus(of, accessToken)).toBe(401)
}

test('oidcc-codereuse', async () => {
  const code = await codeOf()
  const { status, json } = await party.redeemRaw(code)
  expect([status, await userInfoStatus(party, json.access_token)]).toEqual([200, 200])
  await expectRefusedAndRevoked(party, code, json.access_token)
})

test('oidcc-codereuse-30seconds', async () => {
  // A server of its own, whose database is opened beside it to make thirty seconds pass.
  const server = await startServer({ admin: adminCredentials() })
  try {
    const theirs = await relyingParty({ url: server.url })
    const code = await codeOf({}, theirs)
    const { json } = await theirs.redeemRaw(code)
    age(server, 'AuthorizationCode', ['issuedAt', 'expiresAt', 'consumedAt'], 30)
    await expectRefusedAndRevoked(theirs, code, json.access_token)
  } finally {
    await server.stop()
  }
})

test('oidcc-ensure-registered-redirect-uri', async () => {
  for (const redirect_uri of ['https://rp.example/other', `${CALLBACK}/`, `${CALLBACK}?x=1`, 'https://evil.example/']) {
    const agent = party.agent()
    const landing = await follow(agent, await agent.get(party.address({ redirect_uri })))
    expect(pageKind(landing), redirect_uri).toBe('error')
    expect(landing.page.text).not.toContain('evil.example')
  }
})

test('oidcc-server-client-secret-post', async () => {
  const params = party.answer(await party.through())
  const auth = oauth.ClientSecretPost(party.policy.secret)
  const { server, client } = party
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    auth,
    params,
    CALLBACK,
    oauth.nopkce,
    insecure,
  )
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, { expectedNonce: 'a-nonce' })
  recordSecret(tokens.access_token)
  expect(oauth.getValidatedIdTokenClaims(tokens)?.sub).toBe(party.person.username)
})

/** A request object without a signature. @see OpenID Connect Core 1.0 §6 */
function requestObject(claims: Record<string, string>): string {
  const encoded = (value: object) => base64url.encode(JSON.stringify(value))
  return `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded({ client_id: party.policy.clientId, ...claims })}.`
}

const refusedWith = async (params: Record<string, string>) => {
  const landing = await party.through(params)
  expect(landing.location?.startsWith(`${CALLBACK}?`)).toBe(true)
  expect(landing.params.get('code')).toBeNull()
  return [landing.params.get('error'), landing.params.get('state')]
}

test('oidcc-request-uri-unsigned-supported-correctly-or-rejected-as-unsupported', async () => {
  expect(party.server.request_uri_parameter_supported).toBe(false)
  const request_uri = 'https://rp.example/request.jwt'
  expect(await refusedWith({ request_uri })).toEqual(['request_uri_not_supported', 'a-state'])
})

test('oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported', async () => {
  expect(party.server.request_parameter_supported ?? false).toBe(false)
  expect(await refusedWith({ request: requestObject({ nonce: 'other' }) })).toEqual([
    'request_not_supported',
    'a-state',
  ])
})

test('oidcc-ensure-request-object-with-redirect-uri', async () => {
  const request = requestObject({ redirect_uri: 'https://evil.example/' })
  expect(await refusedWith({ request })).toEqual(['request_not_supported', 'a-state'])
})

test('oidcc-refresh-token', async () => {
  const tokens = await party.redeem(party.answer(await party.through({ scope: 'openid email' })))
  const { server, client, auth } = party
  const response = await oauth.refreshTokenGrantRequest(server, client, auth, String(tokens.refresh_token), insecure)
  const again = await oauth.processRefreshTokenResponse(server, client, response)
  recordSecret(again.access_token)
  expect((await party.userInfo(again.access_token)).email).toBe(party.person.email)
  const claims = oauth.getValidatedIdTokenClaims(again)
  const before = oauth.getValidatedIdTokenClaims(tokens)
  // Without a new ID token there is nothing to compare (OpenID Connect Core 1.0 §12.2).
  if (claims) {
    expect([claims.iss, claims.sub, claims.aud, claims.auth_time]).toEqual([
      before?.iss,
      before?.sub,
      before?.aud,
      before?.auth_time,
    ])
  }
})

test('oidcc-ensure-request-with-valid-pkce-succeeds', async () => {
  const verifier = oauth.generateRandomCodeVerifier()
  const code_challenge = await oauth.calculatePKCECodeChallenge(verifier)
  const params = party.answer(await party.through({ code_challenge, code_challenge_method: 'S256' }))
  expect((await party.redeem(params, { verifier })).id_token).toBeDefined()
})
