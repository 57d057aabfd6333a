import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addSeconds } from '@/lib/base/clock'
import { systemRandom } from '@/lib/base/random'
import { newRefreshToken } from '@/lib/oauth/tokens/refresh-token'
import { updateDomain } from '@/lib/policy/domains'
import { type StartedRuntime, startRuntime } from '@/lib/runtime/start-runtime'
import { wireDate } from '@/lib/schemas/consent-wire'
import { createUser } from '@/lib/users/users'
import { CONSENT_REST_PATH, CONSENT_REVOKE_REST_PATH } from './consents'
import { createRestWorld, RESOURCE_PATH, type RestWorld, type Sent } from './testing/rest-world'

let world: RestWorld
let runtime: StartedRuntime
let domainId = ''
let resourceId = ''
let secret = ''
let people = 0
/** whose consents a test is about */
let casey: { id: string; username: string }
const clients: Record<string, string> = {}

const HEADER = { 'x-oauth-identity-domain-name': 'Kept' }
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const get = (query: string, sent: Sent = {}) =>
  world.call('GET', CONSENT_REST_PATH, { query, ...sent, headers: { ...HEADER, ...sent.headers } })
const revoke = (form: string, sent: Sent = {}) =>
  world.call('POST', CONSENT_REVOKE_REST_PATH, {
    body: form,
    ...sent,
    headers: { ...FORM, ...HEADER, ...sent.headers },
  })

beforeAll(async () => {
  world = await createRestWorld()
  runtime = await startRuntime(world.deps)
  for (const name of ['Kept', 'Off']) await world.call('POST', RESOURCE_PATH.domain, { body: { name } })
  const domain = await updateDomain(
    world.system,
    { name: 'Kept' },
    { customAttrs: { consentExpiryTimeInMinutes: '60' } },
  )
  domainId = domain.id
  const scopes = [{ scopeName: 'read' }, { scopeName: 'write' }]
  const made = await world.callJson('POST', RESOURCE_PATH.application, {
    body: { name: 'Ledger', idDomain: 'Kept', scopes },
  })
  resourceId = made.json().resourceServerId
  for (const name of ['Shop', 'Desk']) {
    const answer = await world.callJson('POST', RESOURCE_PATH.client, {
      body: {
        name,
        id: name.toLowerCase(),
        idDomain: 'Kept',
        clientType: 'CONFIDENTIAL_CLIENT',
        grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
        scopes: ['Ledger.read', 'Ledger.write'],
        defaultScope: 'Ledger.read',
      },
    })
    clients[name] = answer.json().uid
    secret = name === 'Shop' ? answer.json().secret : secret
  }
})
afterAll(async () => {
  await runtime.stop()
  await world.close()
})
beforeEach(async () => {
  world.clock.advanceSeconds(10)
  const stores = await world.store.identityStores.byName('UserIdentityStore1')
  const { id, username } = await createUser(world.system, stores?.id ?? '', { username: `Casey.${++people}` })
  casey = { id, username }
})

async function consent(client = 'Shop', expiresAt: Date | null = addSeconds(world.clock.now(), 3600), who = casey) {
  const openId = { resourceId: 'OPENID_MGMT_RESOURCE', resourceName: 'OPENID_MGMT_RESOURCE', scopes: ['openid'] }
  await world.store.consents.give({
    domainId,
    userId: who.id,
    username: who.username,
    clientPk: clients[client] ?? '',
    givenAt: world.clock.now(),
    expiresAt,
    resources: [{ resourceId, resourceName: 'Ledger', scopes: ['Ledger.read'] }, openId],
  })
}

/** What Shop was given for the person by a code: a refresh token that lives an hour. */
async function refreshTokenOfCode(): Promise<string> {
  const value = newRefreshToken(systemRandom)
  const now = world.clock.now()
  const end = addSeconds(now, 3600)
  await world.store.refreshTokens.start(
    {
      id: randomUUID(),
      domainId,
      clientPk: clients.Shop ?? '',
      userId: casey.id,
      subject: casey.username,
      grantType: 'AUTHORIZATION_CODE',
      scopes: ['Ledger.read'],
      claims: { grant: 'AUTHORIZATION_CODE' },
      sessionId: null,
      signedInAt: now,
      createdAt: now,
      expiresAt: null,
      revokedAt: null,
    },
    { id: value.id, hash: value.hash, issuedAt: now, expiresAt: end, endsAt: end },
  )
  return value.token
}

async function runtimeCall(path: string, form: Record<string, string>) {
  const response = await runtime.handle({
    method: 'POST',
    path,
    query: '',
    headers: { ...FORM, ...HEADER, authorization: `Basic ${Buffer.from(`shop:${secret}`).toString('base64')}` },
    body: Buffer.from(new URLSearchParams(form).toString()),
    address: '203.0.113.7',
    correlationId: 'test',
  })
  return { status: response.status, body: JSON.parse(response.body.toString()) }
}
const refresh = (token: string) =>
  runtimeCall('/oauth2/rest/token', { grant_type: 'REFRESH_TOKEN', refresh_token: token })
const info = (token: string) => runtimeCall('/oauth2/rest/token/info', { access_token: token })

describe('GET and DELETE of consents', () => {
  it('lists what somebody allowed, in the members of the original, by user name whatever its case', async () => {
    await consent()
    const answer = await get(`userId=${casey.username.toUpperCase()}`)
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toBe('application/json')
    const { consents } = answer.json()
    expect(Object.keys(consents[0])).toEqual([
      'clientId',
      'consentId',
      'createTimeStamp',
      'resourceId',
      'scopes',
      'tokenRevokeTimestamp',
      'valid',
    ])
    expect(consents).toHaveLength(2)
    expect(consents).toContainEqual({
      clientId: 'shop',
      consentId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      createTimeStamp: wireDate(world.clock.now()),
      resourceId,
      scopes: ['Ledger.read'],
      tokenRevokeTimestamp: null,
      valid: true,
    })
    expect(consents).toContainEqual(expect.objectContaining({ resourceId: 'OPENID_MGMT_RESOURCE', scopes: ['openid'] }))
  })

  it('tells nobody of another whose name only begins alike', async () => {
    await consent()
    const users = await world.store.identityStores.byName('UserIdentityStore1')
    const longer = await createUser(world.system, users?.id ?? '', { username: `${casey.username}.longer` })
    await consent('Shop', null, longer)
    expect((await get(`userId=${casey.username}`)).json().consents).toHaveLength(2)
    expect((await get(`userId=${casey.username.slice(0, -1)}_`)).json()).toEqual({ consents: [] })
    expect((await get('userId=nobody')).json()).toEqual({ consents: [] })
  })

  it('narrows by client and by resource server, and takes the domain from the query', async () => {
    await consent('Shop')
    await consent('Desk')
    const narrow = await get(`userId=${casey.username}&clientIdentifier=desk&resServerId=${resourceId}`)
    expect(narrow.json().consents).toMatchObject([{ clientId: 'desk', resourceId }])
    const byQuery = await world.call('GET', CONSENT_REST_PATH, {
      query: `identityDomain=Kept&userId=${casey.username}`,
    })
    expect(byQuery.json().consents).toHaveLength(4)
    const headerWins = await get(`identityDomain=Off&userId=${casey.username}`)
    expect(headerWins.json().consents).toHaveLength(4)
  })

  it('shows an expired consent as not valid, because its tokens live on', async () => {
    await consent('Shop', addSeconds(world.clock.now(), 5))
    world.clock.advanceSeconds(6)
    expect((await get(`userId=${casey.username}`)).json().consents).toMatchObject([{ valid: false }, { valid: false }])
  })

  it('withdraws all, or those named by client or id, and answers with them as not valid', async () => {
    await consent('Shop')
    await consent('Desk')
    const mine = `userId=${casey.username}`
    const { consents } = (await get(`${mine}&clientIdentifier=desk`)).json()
    const some = await world.call('DELETE', CONSENT_REST_PATH, {
      query: `${mine}&cid=shop&cid=${consents[0].consentId}`,
      headers: HEADER,
    })
    expect(some.json().consents).toHaveLength(3)
    for (const withdrawn of some.json().consents) expect(withdrawn.valid).toBe(false)
    expect((await get(mine)).json().consents).toMatchObject([{ clientId: 'desk', valid: true }])
    const rest = await world.call('DELETE', CONSENT_REST_PATH, { query: mine, headers: HEADER })
    expect(rest.json().consents).toHaveLength(1)
    expect((await get(mine)).json()).toEqual({ consents: [] })
    const none = await world.call('DELETE', CONSENT_REST_PATH, { query: mine, headers: HEADER })
    expect(none.json()).toEqual({ consents: [] })
  })

  it('ends the tokens of a withdrawn consent', async () => {
    await consent()
    const token = await refreshTokenOfCode()
    const issued = await refresh(token)
    expect(issued.status).toBe(200)
    world.clock.advanceSeconds(1)
    await world.call('DELETE', CONSENT_REST_PATH, { query: `userId=${casey.username}&cid=shop`, headers: HEADER })
    expect(await refresh(token)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    expect((await info(issued.body.access_token)).status).toBe(400)
  })
})

describe('POST consent/revoke', () => {
  it('F15 revokes by userId: the consents come back valid, with TOKENS and the instant, and old tokens fail', async () => {
    await consent()
    const token = await refreshTokenOfCode()
    const { body } = await refresh(token)
    world.clock.advanceSeconds(5)
    const answer = await revoke(`userId=${casey.username}`)
    expect(answer.status).toBe(200)
    const { consents } = answer.json()
    expect(consents).toHaveLength(2)
    for (const each of consents) {
      expect(each.valid).toBe(true)
      expect(each.tokenRevokeTimestamp).toMatch(/^TOKENS=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4}$/)
    }
    expect(await refresh(token)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    expect((await info(body.access_token)).status).toBe(400)
    world.clock.advanceSeconds(2)
    expect((await refresh(await refreshTokenOfCode())).status).toBe(200)
    expect((await get(`userId=${casey.username}`)).json().consents[0].tokenRevokeTimestamp).toMatch(/^TOKENS=/)
  })

  it('F16 revoke_type ACCESS_TOKENS leaves refresh tokens usable, REFRESH_TOKENS leaves access tokens valid', async () => {
    await consent()
    const token = await refreshTokenOfCode()
    const first = (await refresh(token)).body.access_token
    world.clock.advanceSeconds(5)
    const access = await revoke(`userId=${casey.username}&revoke_type=ACCESS_TOKENS`)
    expect(access.json().consents[0].tokenRevokeTimestamp).toMatch(/^ACCESS_TOKENS=/)
    expect((await info(first)).status).toBe(400)
    world.clock.advanceSeconds(2)
    const second = await refresh(token)
    expect(second.status).toBe(200)
    await revoke(`userId=${casey.username}&revoke_type=REFRESH_TOKENS`)
    expect((await info(second.body.access_token)).status).toBe(200)
    expect((await refresh(token)).status).toBe(400)
  })

  it('F17 a timestamp revokes what was issued before it and nothing later, and is echoed', async () => {
    await consent()
    const token = await refreshTokenOfCode()
    const { body } = await refresh(token)
    const answer = await revoke(
      `userId=${casey.username}&revoke_type=REFRESH_TOKENS&timestamp=${encodeURIComponent('2021-03-09T15:30:33+0800')}`,
    )
    const echoed = answer.json().consents[0].tokenRevokeTimestamp
    expect(echoed).toMatch(/^REFRESH_TOKENS=2021-03-(08|09)T\d\d:\d\d:33[+-]\d{4}$/)
    expect(new Date(echoed.slice('REFRESH_TOKENS='.length))).toEqual(new Date('2021-03-09T07:30:33Z'))
    expect((await refresh(token)).status).toBe(200)
    expect((await info(body.access_token)).status).toBe(200)
  })

  it('never takes a revocation back by naming an earlier instant', async () => {
    await consent()
    const token = await refreshTokenOfCode()
    world.clock.advanceSeconds(5)
    await revoke(`userId=${casey.username}`)
    await revoke(`userId=${casey.username}&timestamp=2021-03-09T15:30:33Z`)
    expect((await refresh(token)).status).toBe(400)
  })

  it('hits one client at one resource server and leaves the other client alone', async () => {
    await consent('Shop')
    await consent('Desk')
    const token = await refreshTokenOfCode()
    world.clock.advanceSeconds(5)
    const other = await revoke(`userId=${casey.username}&clientIdentifier=desk&resServerId=${resourceId}`)
    expect(other.json().consents).toMatchObject([{ clientId: 'desk', resourceId }])
    expect((await refresh(token)).status).toBe(200)
    await revoke(`userId=${casey.username}&clientIdentifier=shop&resServerId=${resourceId}`)
    expect((await refresh(token)).status).toBe(400)
  })

  it('F18 clientIdentifier without resServerId is refused', async () => {
    expect(await revoke(`userId=${casey.username}&clientIdentifier=shop`)).toMatchObject({
      status: 400,
      text: JSON.stringify({ error: '400', error_description: "Required parameter 'resServerId' is not present." }),
    })
  })

  it('F19 answers a bare array where consents are not kept', async () => {
    const off = { 'x-oauth-identity-domain-name': 'Off' }
    expect(await revoke('userId=casey', { headers: off })).toMatchObject({ status: 200, text: '[]' })
    expect(await get('userId=casey', { headers: off })).toMatchObject({ status: 200, text: '[]' })
    expect(await world.call('DELETE', CONSENT_REST_PATH, { query: 'userId=casey', headers: off })).toMatchObject({
      status: 200,
      text: '[]',
    })
  })

  it('F20 missing userId is refused, and so is a missing domain', async () => {
    const missing = (name: string) => ({
      status: 400,
      text: JSON.stringify({ error: '400', error_description: `Required parameter '${name}' is not present.` }),
    })
    expect(await revoke('')).toMatchObject(missing('userId'))
    expect(await get('')).toMatchObject(missing('userId'))
    const noDomain = await world.call('GET', CONSENT_REST_PATH, { query: 'userId=casey' })
    expect(noDomain).toMatchObject(missing('X-OAUTH-IDENTITY-DOMAIN-NAME'))
    // The form is where its parameters are; the query is not.
    const inQuery = await world.call('POST', CONSENT_REVOKE_REST_PATH, {
      query: 'userId=casey',
      headers: { ...HEADER, ...FORM },
    })
    expect(inQuery).toMatchObject(missing('userId'))
  })

  it.each([
    ['timestamp=yesterday', 'Invalid timestamp'],
    ['timestamp=2021-02-30T00:00:00Z', 'Invalid timestamp'],
    // Nobody could undo an instant to come.
    ['timestamp=2999-01-01T00:00:00Z', 'Invalid timestamp'],
    ['revoke_type=tokens', 'Invalid revoke_type'],
    ['revoke_type=ID_TOKENS', 'Invalid revoke_type'],
  ])('refuses %s', async (parameter, description) => {
    await consent()
    const answer = await revoke(`userId=${casey.username}&${parameter}`)
    expect(answer.status).toBe(400)
    expect(answer.json()).toEqual({ error: '400', error_description: description })
    expect((await get(`userId=${casey.username}`)).json().consents[0].tokenRevokeTimestamp).toBeNull()
  })

  it('leaves one audit entry, with who asked and what for', async () => {
    await consent()
    await revoke(`userId=${casey.username}&revoke_type=ACCESS_TOKENS`)
    const entries = await world.store.audit.after(0, 500)
    const mine = entries.filter(({ entityId }) => entityId === casey.id)
    expect(mine.at(-1)).toMatchObject({
      action: 'user.revoke-consent-tokens',
      actorName: 'admin',
      domainName: 'Kept',
      detail: { type: 'ACCESS_TOKENS', count: 2 },
    })
  })
})

describe('who may, and how', () => {
  it('lets an auditor read and nothing else, and nobody in without credentials', async () => {
    await consent()
    const mine = `userId=${casey.username}`
    expect((await get(mine, { as: 'auditor' })).json().consents).toHaveLength(2)
    expect((await revoke(mine, { as: 'auditor' })).status).toBe(403)
    const removal = { query: mine, headers: HEADER, as: 'auditor' }
    expect((await world.call('DELETE', CONSENT_REST_PATH, removal)).status).toBe(403)
    for (const as of [null, 'stranger']) expect((await get(mine, { as })).status).toBe(401)
    expect((await get(mine)).json().consents).toMatchObject([{ valid: true }, { valid: true }])
  })

  it('refuses pages of other sites, other methods, other bodies and repeated parameters', async () => {
    const mine = `userId=${casey.username}`
    expect((await revoke(mine, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
    expect(
      (await revoke(JSON.stringify({ userId: 'x' }), { headers: { 'content-type': 'application/json' } })).status,
    ).toBe(400)
    expect((await revoke(`${mine}&userId=other`)).status).toBe(400)
    expect((await get(`${mine}&userId=other`)).status).toBe(400)
    const put = await world.call('PUT', CONSENT_REST_PATH, { query: mine, headers: HEADER })
    expect(put).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD, DELETE, OPTIONS' } })
    expect((await world.call('GET', CONSENT_REVOKE_REST_PATH, { query: mine, headers: HEADER })).status).toBe(405)
    expect(
      (
        await world.call('POST', CONSENT_REVOKE_REST_PATH, {
          body: Buffer.from([0x75, 0xff]),
          headers: { ...HEADER, ...FORM },
        })
      ).status,
    ).toBe(400)
  })

  it('says of an unknown domain and an unknown client that they are not there', async () => {
    const domain = await get('userId=casey', { headers: { 'x-oauth-identity-domain-name': 'Nowhere' } })
    expect(domain.status).toBe(400)
    const client = await get('userId=casey&clientIdentifier=nowhere')
    expect(client.status).toBe(400)
  })

  it('answers whatever is sent without a failure of its own, and touches no consent unless it was named', async () => {
    await consent()
    const text = fc.oneof(
      fc.constantFrom(
        '',
        '%00',
        '%ff',
        '\u0000',
        '__proto__',
        "' OR 1=1 --",
        '%25_',
        'x'.repeat(5000),
        '9'.repeat(400),
      ),
      fc.string({ unit: 'binary', maxLength: 30 }),
    )
    const name = fc.oneof(
      fc.constantFrom('userId', 'cid', 'clientIdentifier', 'resServerId', 'timestamp', 'revoke_type', 'identityDomain'),
      text,
    )
    const pairs = fc.array(fc.tuple(name, text, fc.boolean()), { maxLength: 5 })
    const target = fc.constantFrom(
      ['GET', CONSENT_REST_PATH],
      ['DELETE', CONSENT_REST_PATH],
      ['POST', CONSENT_REVOKE_REST_PATH],
    )
    await fc.assert(
      fc.asyncProperty(target, pairs, fc.boolean(), async ([method = '', path = ''], given, inDomain) => {
        const whole = given.map(([key, value, isEncoded]) =>
          isEncoded
            ? `${encodeURIComponent(key.toWellFormed())}=${encodeURIComponent(value.toWellFormed())}`
            : `${key}=${value}`,
        )
        const sent = whole.join('&')
        const headers = { ...FORM, ...(inDomain ? HEADER : {}) }
        const answer = await world.call(
          method,
          path,
          method === 'POST' ? { body: sent, headers } : { query: sent, headers },
        )
        expect([200, 400]).toContain(answer.status)
        expect(() => JSON.parse(answer.text)).not.toThrow()
      }),
      { numRuns: 150 },
    )
    const { consents } = (await get(`userId=${casey.username}`)).json()
    expect(consents).toMatchObject([{ valid: true, tokenRevokeTimestamp: null }, { valid: true }])
  }, 30_000)
})
