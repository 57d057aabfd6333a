import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
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

describe('POST consent/revoke', () => {
  it('F15 revokes by userId: the consents come back valid, with TOKENS and the instant, and old tokens fail', async () => {
    await world.consent(casey)
    const token = await world.refreshTokenOfCode(casey)
    const { body } = await world.refresh(token)
    world.clock.advanceSeconds(5)
    const answer = await world.revoke(`userId=${casey.username}`)
    expect(answer.status).toBe(200)
    const { consents } = answer.json()
    expect(consents).toHaveLength(2)
    for (const each of consents) {
      expect(each.valid).toBe(true)
      expect(each.tokenRevokeTimestamp).toMatch(/^TOKENS=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4}$/)
    }
    expect(await world.refresh(token)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    expect((await world.info(body.access_token)).status).toBe(400)
    world.clock.advanceSeconds(2)
    expect((await world.refresh(await world.refreshTokenOfCode(casey))).status).toBe(200)
    expect((await world.get(`userId=${casey.username}`)).json().consents[0].tokenRevokeTimestamp).toMatch(/^TOKENS=/)
  })

  it('F16 revoke_type ACCESS_TOKENS leaves refresh tokens usable, REFRESH_TOKENS leaves access tokens valid', async () => {
    await world.consent(casey)
    const token = await world.refreshTokenOfCode(casey)
    const first = (await world.refresh(token)).body.access_token
    world.clock.advanceSeconds(5)
    const access = await world.revoke(`userId=${casey.username}&revoke_type=ACCESS_TOKENS`)
    expect(access.json().consents[0].tokenRevokeTimestamp).toMatch(/^ACCESS_TOKENS=/)
    expect((await world.info(first)).status).toBe(400)
    world.clock.advanceSeconds(2)
    const second = await world.refresh(token)
    expect(second.status).toBe(200)
    await world.revoke(`userId=${casey.username}&revoke_type=REFRESH_TOKENS`)
    expect((await world.info(second.body.access_token)).status).toBe(200)
    expect((await world.refresh(token)).status).toBe(400)
  })

  it('F17 a timestamp revokes what was issued before it and nothing later, and is echoed', async () => {
    await world.consent(casey)
    const token = await world.refreshTokenOfCode(casey)
    const { body } = await world.refresh(token)
    const answer = await world.revoke(
      `userId=${casey.username}&revoke_type=REFRESH_TOKENS&timestamp=${encodeURIComponent('2021-03-09T15:30:33+0800')}`,
    )
    const echoed = answer.json().consents[0].tokenRevokeTimestamp
    expect(echoed).toMatch(/^REFRESH_TOKENS=2021-03-(08|09)T\d\d:\d\d:33[+-]\d{4}$/)
    expect(new Date(echoed.slice('REFRESH_TOKENS='.length))).toEqual(new Date('2021-03-09T07:30:33Z'))
    expect((await world.refresh(token)).status).toBe(200)
    expect((await world.info(body.access_token)).status).toBe(200)
  })

  it('never takes a revocation back by naming an earlier instant', async () => {
    await world.consent(casey)
    const token = await world.refreshTokenOfCode(casey)
    world.clock.advanceSeconds(5)
    await world.revoke(`userId=${casey.username}`)
    await world.revoke(`userId=${casey.username}&timestamp=2021-03-09T15:30:33Z`)
    expect((await world.refresh(token)).status).toBe(400)
  })

  it('hits one client at one resource server and leaves the other client alone', async () => {
    await world.consent(casey, 'shop')
    await world.consent(casey, 'desk')
    const token = await world.refreshTokenOfCode(casey)
    world.clock.advanceSeconds(5)
    const other = await world.revoke(`userId=${casey.username}&clientIdentifier=desk&resServerId=${world.resourceId}`)
    expect(other.json().consents).toMatchObject([{ clientId: 'desk', resourceId: world.resourceId }])
    expect((await world.refresh(token)).status).toBe(200)
    await world.revoke(`userId=${casey.username}&clientIdentifier=shop&resServerId=${world.resourceId}`)
    expect((await world.refresh(token)).status).toBe(400)
  })

  it('F18 clientIdentifier without resServerId is refused', async () => {
    expect(await world.revoke(`userId=${casey.username}&clientIdentifier=shop`)).toMatchObject({
      status: 400,
      text: JSON.stringify({ error: '400', error_description: "Required parameter 'resServerId' is not present." }),
    })
  })

  it('F19 answers a bare array where consents are not kept', async () => {
    const off = { 'x-oauth-identity-domain-name': 'Off' }
    expect(await world.revoke('userId=casey', { headers: off })).toMatchObject({ status: 200, text: '[]' })
    expect(await world.get('userId=casey', { headers: off })).toMatchObject({ status: 200, text: '[]' })
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
    expect(await world.revoke('')).toMatchObject(missing('userId'))
    expect(await world.get('')).toMatchObject(missing('userId'))
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
    await world.consent(casey)
    const answer = await world.revoke(`userId=${casey.username}&${parameter}`)
    expect(answer.status).toBe(400)
    expect(answer.json()).toEqual({ error: '400', error_description: description })
    expect((await world.get(`userId=${casey.username}`)).json().consents[0].tokenRevokeTimestamp).toBeNull()
  })

  it('leaves one audit entry, with who asked and what for', async () => {
    await world.consent(casey)
    await world.revoke(`userId=${casey.username}&revoke_type=ACCESS_TOKENS`)
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

describe('calls about consents', () => {
  it('answers whatever is sent without a failure of its own, and touches no consent unless it was named', async () => {
    await world.consent(casey)
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
    const { consents } = (await world.get(`userId=${casey.username}`)).json()
    expect(consents).toMatchObject([{ valid: true, tokenRevokeTimestamp: null }, { valid: true }])
  }, 30_000)
})
