import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import { follow } from '../../fixtures/code-flow'
import { type Party, relyingParty, SIGNED_OUT } from '../../fixtures/relying-party'
import { recordSecret } from '../../fixtures/secrets'

/** The modules of the Back-Channel Logout plan of the OpenID Foundation, each under its id. */
let receiver: Server
let party: Party
const received: { type: string | undefined; token: string }[] = []

test.beforeAll(async () => {
  receiver = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const token = new URLSearchParams(body).get('logout_token') ?? ''
      received.push({ type: request.headers['content-type'], token: recordSecret(token) })
      response.end()
    })
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const { port } = receiver.address() as AddressInfo
  party = await relyingParty({ client: { backchannelLogoutURI: `http://127.0.0.1:${port}/logout` } })
})
test.afterAll(() => new Promise((resolve) => receiver.close(resolve)))

test('oidcc-backchannel-logout-discovery-endpoint-verification', () => {
  expect(party.server).toMatchObject({ backchannel_logout_supported: true, backchannel_logout_session_supported: true })
})

test('oidcc-backchannel-rp-initiated-logout', async () => {
  const agent = party.agent()
  const { id_token = '' } = await party.redeem(party.answer(await party.through({}, agent)))
  const query = new URLSearchParams({ id_token_hint: id_token, post_logout_redirect_uri: SIGNED_OUT })
  const landing = await follow(agent, await agent.get(`${party.server.end_session_endpoint}?${query}`))
  expect(landing.location).toBe(SIGNED_OUT)

  await expect.poll(() => received.length, { timeout: 15_000 }).toBe(1)
  const [notice] = received
  expect(notice?.type).toContain('application/x-www-form-urlencoded')
  const keys = createRemoteJWKSet(new URL(String(party.server.jwks_uri)))
  const { payload, protectedHeader } = await jwtVerify(notice?.token ?? '', keys, {
    issuer: party.server.issuer,
    audience: party.policy.clientId,
    algorithms: ['RS256'],
    typ: 'logout+jwt',
  })
  expect(protectedHeader.alg).toBe('RS256')
  expect(payload.events).toEqual({ 'http://schemas.openid.net/event/backchannel-logout': {} })
  expect(payload).not.toHaveProperty('nonce')
  expect([payload.sub, payload.sid]).toEqual([party.person.username, decodeJwt(id_token).sid])
  expect([typeof payload.jti, typeof payload.iat, typeof payload.exp]).toEqual(['string', 'number', 'number'])
})
