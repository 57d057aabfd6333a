import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addSeconds } from '@/lib/base/clock'
import { wireDate } from '@/lib/schemas/consent-wire'
import { createUser } from '@/lib/users/users'
import { CONSENT_REST_PATH, CONSENT_REVOKE_REST_PATH } from './consents'
import { type ConsentsWorld, createConsentsWorld, FORM, HEADER, type Person } from './testing/consents-world'

let world: ConsentsWorld
/** whose consents a test is about */
let casey: Person
beforeAll(async () => {
  world = await createConsentsWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  world.clock.advanceSeconds(10)
  casey = await world.addPerson()
})

describe('GET and DELETE of consents', () => {
  it('lists what somebody allowed, in the members of the original, by user name whatever its case', async () => {
    await world.consent(casey)
    const answer = await world.get(`userId=${casey.username.toUpperCase()}`)
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
      resourceId: world.resourceId,
      scopes: ['Ledger.read'],
      tokenRevokeTimestamp: null,
      valid: true,
    })
    expect(consents).toContainEqual(expect.objectContaining({ resourceId: 'OPENID_MGMT_RESOURCE', scopes: ['openid'] }))
  })

  it('tells nobody of another whose name only begins alike', async () => {
    await world.consent(casey)
    const users = await world.store.identityStores.byName('UserIdentityStore1')
    const longer = await createUser(world.system, users?.id ?? '', { username: `${casey.username}.longer` })
    await world.consent(longer, 'shop', null)
    expect((await world.get(`userId=${casey.username}`)).json().consents).toHaveLength(2)
    expect((await world.get(`userId=${casey.username.slice(0, -1)}_`)).json()).toEqual({ consents: [] })
    expect((await world.get('userId=nobody')).json()).toEqual({ consents: [] })
  })

  it('narrows by client and by resource server, and takes the domain from the query', async () => {
    await world.consent(casey, 'shop')
    await world.consent(casey, 'desk')
    const narrow = await world.get(`userId=${casey.username}&clientIdentifier=desk&resServerId=${world.resourceId}`)
    expect(narrow.json().consents).toMatchObject([{ clientId: 'desk', resourceId: world.resourceId }])
    const byQuery = await world.call('GET', CONSENT_REST_PATH, {
      query: `identityDomain=Kept&userId=${casey.username}`,
    })
    expect(byQuery.json().consents).toHaveLength(4)
    const headerWins = await world.get(`identityDomain=Off&userId=${casey.username}`)
    expect(headerWins.json().consents).toHaveLength(4)
  })

  it('shows an expired consent as not valid, because its tokens live on', async () => {
    await world.consent(casey, 'shop', addSeconds(world.clock.now(), 5))
    world.clock.advanceSeconds(6)
    expect((await world.get(`userId=${casey.username}`)).json().consents).toMatchObject([
      { valid: false },
      { valid: false },
    ])
  })

  it('withdraws all, or those named by client or id, and answers with them as not valid', async () => {
    await world.consent(casey, 'shop')
    await world.consent(casey, 'desk')
    const mine = `userId=${casey.username}`
    const { consents } = (await world.get(`${mine}&clientIdentifier=desk`)).json()
    const some = await world.call('DELETE', CONSENT_REST_PATH, {
      query: `${mine}&cid=shop&cid=${consents[0].consentId}`,
      headers: HEADER,
    })
    expect(some.json().consents).toHaveLength(3)
    for (const withdrawn of some.json().consents) expect(withdrawn.valid).toBe(false)
    expect((await world.get(mine)).json().consents).toMatchObject([{ clientId: 'desk', valid: true }])
    const rest = await world.call('DELETE', CONSENT_REST_PATH, { query: mine, headers: HEADER })
    expect(rest.json().consents).toHaveLength(1)
    expect((await world.get(mine)).json()).toEqual({ consents: [] })
    const none = await world.call('DELETE', CONSENT_REST_PATH, { query: mine, headers: HEADER })
    expect(none.json()).toEqual({ consents: [] })
  })

  it('ends the tokens of a withdrawn consent', async () => {
    await world.consent(casey)
    const token = await world.refreshTokenOfCode(casey)
    const issued = await world.refresh(token)
    expect(issued.status).toBe(200)
    world.clock.advanceSeconds(1)
    await world.call('DELETE', CONSENT_REST_PATH, { query: `userId=${casey.username}&cid=shop`, headers: HEADER })
    expect(await world.refresh(token)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    expect((await world.info(issued.body.access_token)).status).toBe(400)
  })
})

describe('who may, and how', () => {
  it('lets an auditor read and nothing else, and nobody in without credentials', async () => {
    await world.consent(casey)
    const mine = `userId=${casey.username}`
    expect((await world.get(mine, { as: 'auditor' })).json().consents).toHaveLength(2)
    expect((await world.revoke(mine, { as: 'auditor' })).status).toBe(403)
    const removal = { query: mine, headers: HEADER, as: 'auditor' }
    expect((await world.call('DELETE', CONSENT_REST_PATH, removal)).status).toBe(403)
    for (const as of [null, 'stranger']) expect((await world.get(mine, { as })).status).toBe(401)
    expect((await world.get(mine)).json().consents).toMatchObject([{ valid: true }, { valid: true }])
  })

  it('refuses pages of other sites, other methods, other bodies and repeated parameters', async () => {
    const mine = `userId=${casey.username}`
    expect((await world.revoke(mine, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
    expect(
      (await world.revoke(JSON.stringify({ userId: 'x' }), { headers: { 'content-type': 'application/json' } })).status,
    ).toBe(400)
    expect((await world.revoke(`${mine}&userId=other`)).status).toBe(400)
    expect((await world.get(`${mine}&userId=other`)).status).toBe(400)
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
    const domain = await world.get('userId=casey', { headers: { 'x-oauth-identity-domain-name': 'Nowhere' } })
    expect(domain.status).toBe(400)
    const client = await world.get('userId=casey&clientIdentifier=nowhere')
    expect(client.status).toBe(400)
  })
})
