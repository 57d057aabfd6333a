import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRestWorld, RESOURCE_PATH, type RestWorld } from './testing/rest-world'

const path = RESOURCE_PATH.domain
let world: RestWorld
beforeAll(async () => {
  world = await createRestWorld()
})
afterAll(() => world.close())

const create = (body: object) => world.call('POST', path, { body })
const read = async (name: string) => (await world.callJson('GET', path, { query: `name=${name}` })).json()
const put = (name: string, body: object, more = '') => world.call('PUT', path, { query: `name=${name}${more}`, body })

const entry = (type: string, tokenExpiry: number, refreshTokenExpiry: number) =>
  `{"tokenType":"${type}","tokenExpiry":${tokenExpiry},"lifeCycleEnabled":false,"refreshTokenEnabled":false,"refreshTokenExpiry":${refreshTokenExpiry},"refreshTokenLifeCycleEnabled":false}`
const defaults = ['ACCESS_TOKEN', 'AUTHZ_CODE', 'SSO_LINK_TOKEN'].map((type) => entry(type, 3600, 86400))
const detail = (name: string, id: string, settings = defaults, attrs = 'null') =>
  `OAuth Identity Domain :: Name - ${name}, Id - ${id}, Description - Test Domain, TrustStore Identifiers - [${name}], Identity Provider - UserIdentityStore1, TokenSettings - [${settings.join(', ')}], ConsentPageURL - /oam/pages/consent.jsp, ErrorPageURL - /oam/pages/error.jsp, CustomAttrs - ${attrs}`
const trailing = ', issueTLSClientCertificateBoundAccessTokens - false, keyPairRolloverDurationInHours - 48'

describe('creating an identity domain', () => {
  it('A01–A06 answers 200 and the sentence of the sample, character by character', async () => {
    const answer = await create({ name: 'Sample', identityProvider: 'UserIdentityStore1', description: 'Test Domain' })
    const id = answer.text.match(/Id - ([0-9a-f]{32}),/)?.[1] ?? ''
    expect(id).toHaveLength(32)
    expect(answer).toMatchObject({
      status: 200,
      text: `Sucessfully created entity - OAuthIdentityDomain, detail - ${detail('Sample', id)}`,
    })
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(answer.headers['cache-control']).toBe('no-store')
  })
  it('A04 gives the default identity provider when none is sent', async () => {
    await create({ name: 'NoProvider' })
    expect(await read('NoProvider')).toMatchObject({ identityProvider: 'UserIdentityStore1', description: '' })
  })
  it('prints the trailing members of the create only when they were sent', async () => {
    const answer = await create({ name: 'Bound', issueTLSClientCertificateBoundAccessTokens: 'true' })
    expect(answer.text).toMatch(/CustomAttrs - null, issueTLSClientCertificateBoundAccessTokens - true$/)
  })
  it('A18 refuses a name that is taken, in whatever case, and says why in a header', async () => {
    await create({ name: 'Taken' })
    const before = await world.snapshot()
    for (const name of ['Taken', 'TAKEN']) {
      const answer = await create({ name })
      expect(answer.status).toBe(422)
      expect(answer.text).toBe(`Failed to create OAuth entity "IdentityDomain" - name "${name}"`)
      expect(answer.headers['x-gatehouse-reason']).toMatch(/already/)
    }
    expect(await world.snapshot()).toBe(before)
  })
  it.each([
    ['A12 a rollover above the range', { keyPairRolloverDurationInHours: 100_000 }],
    ['A12 a rollover below the range', { keyPairRolloverDurationInHours: '-1' }],
    ['A14 a retention above the range', { oldSecretRetentionTimeInDays: 366 }],
    ['A15 a signing key nobody uploaded', { defaultSigningKeyPair: 'NoSuchAlias' }],
    ['A19 an unknown token type', { tokenSettings: [{ tokenType: 'REFRESH_TOKEN', tokenExpiry: 1 }] }],
    ['a negative expiry', { tokenSettings: [{ tokenType: 'ID_TOKEN', tokenExpiry: -1 }] }],
    ['an expiry that is no number', { tokenSettings: [{ tokenType: 'ID_TOKEN', tokenExpiry: 'soon' }] }],
    [
      'a token type named twice',
      {
        tokenSettings: [
          { tokenType: 'ID_TOKEN', tokenExpiry: 1 },
          { tokenType: 'ID_TOKEN', tokenExpiry: 2 },
        ],
      },
    ],
    ['custom attributes that do not parse', { customAttrs: '{"usePKCE":' }],
    ['custom attributes with a prototype', { customAttrs: '{"__proto__":{"a":1}}' }],
  ])('refuses %s and stores nothing', async (_case, members) => {
    const before = await world.snapshot()
    const answer = await create({ name: 'Refused', ...members })
    expect(answer).toMatchObject({
      status: 422,
      text: 'Failed to create OAuth entity "IdentityDomain" - name "Refused"',
    })
    expect(answer.headers['x-gatehouse-reason']).toBeTruthy()
    expect(await world.snapshot()).toBe(before)
  })
  it('A11 A13 takes the ends of the ranges, quoted or bare', async () => {
    const answer = await create({
      name: 'Ranges',
      keyPairRolloverDurationInHours: '0',
      oldSecretRetentionTimeInDays: 365,
      enableMultipleResourceServer: 'true',
    })
    expect(answer.status).toBe(200)
    expect(await read('Ranges')).toMatchObject({
      keyPairRolloverDurationInHours: 0,
      oldSecretRetentionTimeInDays: 365,
      enableMultipleResourceServer: true,
    })
    await put('Ranges', { keyPairRolloverDurationInHours: 99_999 })
    expect(await read('Ranges')).toMatchObject({ keyPairRolloverDurationInHours: 99_999 })
    expect(await read('Sample')).toMatchObject({ oldSecretRetentionTimeInDays: 0, keyPairRolloverDurationInHours: 48 })
  })
  it('A16 A17 keeps custom attributes as they are sent, wrongly cased values too, and answers them as a string', async () => {
    const attrs =
      '{"consentExpiryTimeInMinutes":"30","enableHeaderCertValue":true,"usePKCE":"all_clients_types","own":"x"}'
    const answer = await create({ name: 'Attrs', customAttrs: attrs })
    expect(answer.text).toContain(`CustomAttrs - ${attrs}`)
    expect((await read('Attrs')).customAttrs).toBe(attrs)
  })
  it('takes custom attributes as an object, and UsePKCE for usePKCE', async () => {
    await create({ name: 'AttrsObject', customAttrs: { UsePKCE: 'PUBLIC_CLIENTS' } })
    expect((await read('AttrsObject')).customAttrs).toBe('{"usePKCE":"PUBLIC_CLIENTS"}')
  })
  it('reads JSON under the content type that curl gives it', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await world.call('POST', path, { body: '{"name":"Form"}', headers })).status).toBe(200)
  })
})

describe('changing an identity domain', () => {
  it('A07–A10 adds ID_TOKEN beside the others with 0 for what it leaves out, then A08 removes it', async () => {
    const id = (await create({ name: 'Merge', description: 'Test Domain' })).text.match(/Id - (\w{32}),/)?.[1] ?? ''
    const added = await put('Merge', { tokenSettings: [{ tokenType: 'ID_TOKEN', tokenExpiry: 600 }] })
    const settings = [...defaults, entry('ID_TOKEN', 600, 0)]
    expect(added.text).toBe(
      `Sucessfully modified entity - OAuthIdentityDomain, detail - ${detail('Merge', id, settings)}${trailing}`,
    )
    const three = (await read('Merge')).tokenSettings.slice(0, 3)
    const replaced = await put('Merge', { tokenSettings: three }, '&forceUpdate=true')
    expect(replaced.text).toBe(
      `Sucessfully modified entity - OAuthIdentityDomain, detail - ${detail('Merge', id)}${trailing}`,
    )
  })
  it('keeps what is not sent', async () => {
    await create({ name: 'Keep', description: 'first', oldSecretRetentionTimeInDays: 7 })
    await put('Keep', { description: 'second' })
    expect(await read('Keep')).toMatchObject({ description: 'second', oldSecretRetentionTimeInDays: 7 })
  })
  it('takes back exactly what it answered, and changes nothing by it', async () => {
    const attrs = { issuerMode: 'DOMAIN', own: 'x' }
    await create({ name: 'RoundTrip', customAttrs: attrs, tokenEndpointAuthMethodsSupported: ['private_key_jwt'] })
    const seen = await read('RoundTrip')
    world.clock.advanceSeconds(60)
    expect((await put('RoundTrip', seen, '&forceUpdate=true')).status).toBe(200)
    const { updatedAt: _, ...after } = await read('RoundTrip')
    expect(seen).toMatchObject(after)
  })
  it.each([
    ['without a name in the query', 'forceUpdate=true', ''],
    ['with an id instead of a name', 'id=0123456789abcdef0123456789abcdef', '0123456789abcdef0123456789abcdef'],
    ['of a domain that does not exist', 'name=Nowhere', 'Nowhere'],
    ['with a flag that is neither true nor false', 'name=Sample&forceUpdate=maybe', 'Sample'],
  ])('refuses a change %s', async (_case, query, name) => {
    const answer = await world.call('PUT', path, { query, body: { description: 'x' } })
    expect(answer).toMatchObject({
      status: 422,
      text: `Failed to modify OAuth entity "IdentityDomain" - name "${name}"`,
    })
  })
})

describe('reading identity domains', () => {
  it('finds one by name and by id with the same sentence', async () => {
    const { id } = await read('Sample')
    const byName = await world.call('GET', path, { query: 'name=Sample' })
    const byId = await world.call('GET', path, { query: `id=${id}` })
    expect(byName.text).toBe(
      `Sucessfully retrieved entity - OAuthIdentityDomain, detail - ${detail('Sample', id)}${trailing}`,
    )
    expect(byId.text).toBe(byName.text)
  })
  it('refuses a name and an id that do not belong together', async () => {
    const { id } = await read('Sample')
    const answer = await world.call('GET', path, { query: `name=Merge&id=${id}` })
    expect(answer).toMatchObject({
      status: 422,
      text: 'Failed to retrive OAuth entity "IdentityDomain" - name "Merge"',
    })
  })
  it('lists all of them when nothing is asked for, as detail strings or as entities', async () => {
    const texts = (await world.call('GET', path)).json() as string[]
    const entities = (await world.callJson('GET', path)).json() as { name: string; customAttrs: string | null }[]
    expect(texts).toHaveLength(entities.length)
    const names = entities.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['Sample', 'Merge']))
    expect(texts[names.indexOf('Sample')]).toMatch(/^OAuth Identity Domain :: Name - Sample, Id - /)
    expect(entities[names.indexOf('AttrsObject')]?.customAttrs).toBe('{"usePKCE":"PUBLIC_CLIENTS"}')
  })
})

describe('deleting an identity domain', () => {
  it('A22 answers with its name, by name or by id', async () => {
    await create({ name: 'ByName' })
    await create({ name: 'ById' })
    const { id } = await read('ById')
    expect(await world.call('DELETE', path, { query: 'name=ByName' })).toMatchObject({
      status: 200,
      text: 'Sucessfully deleted entity - OAuthIdentityDomain, detail - ByName',
    })
    expect((await world.call('DELETE', path, { query: `id=${id}` })).text).toBe(
      'Sucessfully deleted entity - OAuthIdentityDomain, detail - ById',
    )
    expect((await world.call('GET', path, { query: 'name=ById' })).status).toBe(422)
  })
  it('A20 refuses while a client lives in it', async () => {
    await create({ name: 'Inhabited' })
    const client = { name: 'C', idDomain: 'Inhabited', clientType: 'PUBLIC_CLIENT' }
    await world.call('POST', RESOURCE_PATH.client, { body: client })
    expect((await world.call('DELETE', path, { query: 'name=Inhabited' })).status).toBe(422)
    await world.call('DELETE', RESOURCE_PATH.client, { query: 'name=C&identityDomainName=Inhabited' })
    expect((await world.call('DELETE', path, { query: 'name=Inhabited' })).status).toBe(200)
  })
  it('A20 refuses while a resource server lives in it', async () => {
    await create({ name: 'Full' })
    await world.call('POST', RESOURCE_PATH.application, { body: { name: 'R', idDomain: 'Full' } })
    const before = await world.snapshot()
    const answer = await world.call('DELETE', path, { query: 'name=Full' })
    expect(answer).toMatchObject({
      status: 422,
      text: 'Failed to delete OAuth entity "IdentityDomain" - name "Full"',
    })
    expect(answer.headers['x-gatehouse-reason']).toContain('one resource server')
    expect(await world.snapshot()).toBe(before)
  })
})
