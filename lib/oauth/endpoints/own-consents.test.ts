import { beforeEach, describe, expect, it } from 'vitest'
import type { HttpRequest } from '@/lib/base/http-message'
import { Browser } from '../testing/browser'
import { type BrowserWorld, createBrowserWorld } from '../testing/browser-world'
import { PUBLIC_URL } from '../testing/world'

const PATH = '/oauth2/rest/consent'
let world: BrowserWorld
beforeEach(() => {
  world = createBrowserWorld()
  world.setDomain({ consentExpiryTimeInMinutes: '60' })
})

async function call(method: string, query = '', sent: Partial<HttpRequest> = {}, who = world.browser) {
  const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const response = await world.handle({
    method,
    path: PATH,
    query,
    body: Buffer.alloc(0),
    address: '192.0.2.1',
    correlationId: 'test',
    ...sent,
    headers: { cookie, 'x-oauth-identity-domain-name': 'Payments', ...sent.headers },
  })
  return { status: response.status, headers: response.headers, body: JSON.parse(response.body.toString() || 'null') }
}
const consentsOf = async (query?: string) => (await call('GET', query)).body.consents

describe('a person and their own consents (spec admin-api §8)', () => {
  it('shows what they allowed, OpenID scopes as a consent of their own, with the member only this answer has', async () => {
    await world.through()
    const { status, headers, body } = await call('GET')
    expect(status).toBe(200)
    expect(headers['Cache-Control']).toBe('no-store')
    expect(Object.keys(body.consents[0])).toEqual([
      'additionalScopes',
      'clientId',
      'consentId',
      'createTimeStamp',
      'resourceId',
      'scopes',
      'tokenRevokeTimestamp',
      'valid',
    ])
    expect(body.consents).toContainEqual(
      expect.objectContaining({
        additionalScopes: null,
        resourceId: 'OPENID_MGMT_RESOURCE',
        scopes: ['openid'],
        valid: true,
        tokenRevokeTimestamp: null,
      }),
    )
  })

  it('takes back what is named by client or id, or all, and the page is shown again', async () => {
    await world.through()
    const [first] = await consentsOf()
    const one = await call('DELETE', `cid=${first.consentId}&cid=nothing-of-that-name`)
    expect(one.body.consents).toMatchObject([{ consentId: first.consentId, valid: false }])
    expect(await consentsOf()).toHaveLength(1)
    expect((await call('DELETE')).body.consents).toHaveLength(1)
    expect(await consentsOf()).toEqual([])
    expect((await world.authorize()).page).toMatchObject({ kind: 'consent' })
  })

  it('never shows or touches those of somebody else', async () => {
    await world.through()
    const id = (await consentsOf())[0].consentId
    world.users.add({ username: 'bob', password: 'another quiet river' })
    const bob = new Browser(world.handle)
    const asked = await world.authorize({}, bob)
    await world.signIn(asked, { username: 'bob', password: 'another quiet river' }, bob)
    expect((await call('GET', '', {}, bob)).body).toEqual({ consents: [] })
    expect((await call('DELETE', `cid=${id}`, {}, bob)).body).toEqual({ consents: [] })
    expect(await consentsOf()).toHaveLength(2)
  })

  it('answers a bare array where consents are not kept, and takes nothing back', async () => {
    await world.through()
    world.setDomain({})
    expect((await call('GET')).body).toEqual([])
    expect((await call('DELETE')).body).toEqual([])
    world.setDomain({ consentExpiryTimeInMinutes: '60' })
    expect(await consentsOf()).toHaveLength(2)
  })

  it('E05 the switch of the server keeps consents for every domain', async () => {
    world.setDomain({})
    Object.assign(world.config.switches, { consentExpiryMinutes: 5 })
    await world.through()
    expect(await consentsOf()).toHaveLength(2)
    world.clock.advanceSeconds(301)
    expect(await consentsOf()).toMatchObject([{ valid: false }, { valid: false }])
  })
})

describe('who a caller is', () => {
  it('is nobody without a session, whatever the network says in OAM_REMOTE_USER', async () => {
    await world.through()
    const stranger = new Browser(world.handle)
    for (const headers of [
      {},
      { oam_remote_user: 'ada' },
      { 'oam-remote-user': 'ada' },
      { cookie: 'gatehouse_sso_d1=x' },
    ]) {
      const answer = await call('GET', '', { headers }, stranger)
      expect(answer).toMatchObject({ status: 403, body: { error: 'access_denied' } })
      expect((await call('DELETE', '', { headers }, stranger)).status).toBe(403)
    }
    expect(await consentsOf()).toHaveLength(2)
  })

  it('is whom the listener was told of by a trusted proxy, if that person may act', async () => {
    await world.through()
    const stranger = new Browser(world.handle)
    const as = async (remoteUser: string) => call('GET', '', { remoteUser }, stranger)
    expect((await as('ada')).body.consents).toHaveLength(2)
    expect((await as('nobody')).status).toBe(403)
    world.ada.refusal = 'locked'
    expect((await as('ada')).status).toBe(403)
  })

  it('is nobody any more when the session is over', async () => {
    await world.through()
    world.clock.advanceSeconds(31 * 60)
    expect((await call('GET')).status).toBe(403)
  })

  it('is not believed when a page of another site sends the form', async () => {
    await world.through()
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
    ]) {
      expect((await call('DELETE', '', { headers })).status).toBe(400)
    }
    expect((await call('DELETE', '', { headers: { origin: PUBLIC_URL } })).status).toBe(200)
  })

  it('must name the domain, of which the session is', async () => {
    await world.through()
    const missing = await call('GET', '', { headers: { 'x-oauth-identity-domain-name': undefined } })
    expect(missing).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
    const byQuery = await call('GET', 'identityDomain=Payments', {
      headers: { 'x-oauth-identity-domain-name': undefined },
    })
    expect(byQuery.body.consents).toHaveLength(2)
    expect((await call('GET', '', { headers: { 'x-oauth-identity-domain-name': 'Nowhere' } })).status).toBe(400)
  })

  it('is told of the methods there are, and scripts of other origins of none', async () => {
    const options = await call('OPTIONS', '', { headers: { origin: 'https://evil.example' } })
    expect(options.headers).toEqual({ Allow: 'GET, DELETE, HEAD, OPTIONS' })
    expect((await call('POST')).status).toBe(405)
  })
})
