import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GRANT_TYPE_NAMES } from '@/lib/schemas/grant-type'
import { createRestWorld, RESOURCE_PATH, type RestWorld } from './testing/rest-world'

const path = RESOURCE_PATH.client
const SECRET = 'welcome1-and-more'
const NEW_SECRET = 'fcd26a8839ff4b91a57ae95d839e34b9'
let world: RestWorld
beforeAll(async () => {
  world = await createRestWorld()
  await world.call('POST', RESOURCE_PATH.domain, { body: { name: 'Test', oldSecretRetentionTimeInDays: 2 } })
  const scopes = [{ scopeName: 'read' }, { scopeName: 'write' }]
  await world.call('POST', RESOURCE_PATH.application, { body: { name: 'R', idDomain: 'Test', scopes } })
})
afterAll(() => world.close())

const create = (body: object) =>
  world.call('POST', path, { body: { idDomain: 'Test', clientType: 'CONFIDENTIAL_CLIENT', ...body } })
const query = (name: string) => `name=${name}&identityDomainName=Test`
const read = async (name: string) => (await world.callJson('GET', path, { query: query(name) })).json()
const put = (name: string, body: object) => world.call('PUT', path, { query: query(name), body })

describe('creating a client', () => {
  it('B08 answers with the sentence of the original, the given id and the given secret', async () => {
    const answer = await create({
      name: 'TestClient',
      id: 'TestClientId',
      secret: SECRET,
      description: 'Test Client',
      grantTypes: ['PASSWORD', 'CLIENT_CREDENTIALS'],
      attributes: [{ attrName: 'customeAttr1', attrValue: 'CustomValue', attrType: 'static' }],
      scopes: ['R.read', 'R.DefaultScope', 'openid', 'UserInfo.email'],
      defaultScope: 'R.read',
      redirectURIs: [{ url: 'http://localhost:8080/Sample.jsp', isHttps: 'true' }],
    })
    const uid = answer.text.match(/uid = ([0-9a-f-]{36}),/)?.[1]
    expect(answer).toMatchObject({
      status: 200,
      text: `Sucessfully created entity - OAuthClient, detail - OAuth Client - uid = ${uid}, name = TestClient, id = TestClientId, identityDomain = Test, description = Test Client, secret = ${SECRET}, clientType = CONFIDENTIAL_CLIENT, grantTypes = [PASSWORD, CLIENT_CREDENTIALS], attributes = [{"attrName":"customeAttr1","attrValue":"CustomValue","attrType":STATIC}], scopes = [R.read, R.DefaultScope, openid, UserInfo.email], defaultScope = R.read, redirectURIs = [{"url":"http://localhost:8080/Sample.jsp","isHttps":true}]`,
    })
    expect(answer.headers['cache-control']).toBe('no-store')
  })
  it('B08 generates a client id and a secret of 32 hexadecimal characters each', async () => {
    const answer = await create({ name: 'Generated' })
    expect(answer.text).toMatch(/, id = [0-9a-f]{32}, .*secret = [0-9a-f]{32}, clientType = CONFIDENTIAL_CLIENT, /)
  })
  it('gives a public client no secret, and takes one that is sent all the same', async () => {
    expect((await create({ name: 'Public', clientType: 'PUBLIC_CLIENT' })).text).toContain(', secret = null, ')
    const withSecret = await create({ name: 'PublicSecret', clientType: 'PUBLIC_CLIENT', secret: SECRET })
    expect(withSecret.text).toContain(`, secret = ${SECRET}, `)
  })
  it('B10 takes the seven grants and no eighth', async () => {
    expect((await create({ name: 'Seven', grantTypes: GRANT_TYPE_NAMES })).status).toBe(200)
    expect((await read('Seven')).grantTypes).toEqual(GRANT_TYPE_NAMES)
    expect((await create({ name: 'Eight', grantTypes: ['client_credentials'] })).status).toBe(422)
  })
  it('B18 takes a registration template that keeps the rules', async () => {
    const template = {
      name: 'DCR_REG_STUB_1',
      clientType: 'PUBLIC_CLIENT',
      grantTypes: ['IMPLICIT'],
      scopes: ['dcrreg'],
      defaultScope: 'dcrreg',
      redirectURIs: [{ url: 'https://app.example.test/cb', isHttps: true }],
    }
    expect((await create(template)).status).toBe(200)
    for (const broken of [
      { grantTypes: ['CLIENT_CREDENTIALS'] },
      { clientType: 'CONFIDENTIAL_CLIENT' },
      { scopes: ['dcrreg', 'dcrread'] },
      { defaultScope: null },
    ]) {
      expect((await create({ ...template, ...broken, name: 'DCR_REG_STUB_2' })).status).toBe(422)
    }
  })
  it.each([
    ['B09 a type that does not exist', { name: 'X', clientType: 'TRUSTED_CLIENT' }],
    ['B11 a default scope that is not among the scopes', { name: 'X', scopes: ['R.read'], defaultScope: 'R.write' }],
    ['B12 a scope of a resource server that does not exist', { name: 'X', scopes: ['Nothing.read'] }],
    ['a scope its resource server does not have', { name: 'X', scopes: ['R.delete'] }],
    ['B17 the prefix of templates for an ordinary client', { name: 'DCR_REG_STUB_X', scopes: ['R.read'] }],
    ['an unknown domain', { name: 'X', idDomain: 'Nowhere' }],
    ['a client id that is taken', { name: 'X', id: 'TestClientId' }],
    ['a name that is taken', { name: 'testclient' }],
    ['a PKCE value in the wrong case', { name: 'X', usePKCE: 'strict' }],
    ['two PKCE values', { name: 'X', usePKCE: 'STRICT', UsePKCE: 'NON_STRICT' }],
    ['the mask as a secret', { name: 'X', secret: '******' }],
    ['a secret that is no text', { name: 'X', secret: { toString: 'x' } }],
  ])('refuses %s and stores nothing', async (_case, body) => {
    const before = await world.snapshot()
    expect(await create(body)).toMatchObject({
      status: 422,
      text: `Failed to create OAuth entity "Client" - name "${body.name}"`,
    })
    expect(await world.snapshot()).toBe(before)
  })
  it('takes UsePKCE for usePKCE', async () => {
    await create({ name: 'Pkce', UsePKCE: 'STRICT' })
    expect(await read('Pkce')).toMatchObject({ usePKCE: 'STRICT' })
  })
})

describe('reading a client', () => {
  it('B16 never shows the secret in clear again, in text or JSON, by name or client id', async () => {
    const byName = await world.call('GET', path, { query: query('TestClient') })
    const byId = await world.call('GET', path, { query: 'id=TestClientId&identityDomainName=Test' })
    expect(byName.text).toMatch(/^Sucessfully retrieved entity - OAuthClient, detail - .*, secret = \*{6}, clientType/)
    expect(byId.text).toBe(byName.text)
    const json = await world.callJson('GET', path, { query: query('TestClient') })
    expect(json.json()).toMatchObject({ id: 'TestClientId', secret: '******' })
    expect(byName.text + json.text).not.toContain(SECRET)
  })
  it('answers JSON with the members of the request and the uid', async () => {
    expect(await read('TestClient')).toMatchObject({
      uid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      idDomain: 'Test',
      redirectURIs: [{ url: 'http://localhost:8080/Sample.jsp', isHttps: true }],
      attributes: [{ attrName: 'customeAttr1', attrValue: 'CustomValue', attrType: 'STATIC' }],
      secrets: [{ expiresAt: null, lastUsedAt: null }],
    })
  })
  it('needs the domain: a client id is unique in its domain only', async () => {
    expect(await world.call('GET', path, { query: 'id=TestClientId' })).toMatchObject({
      status: 422,
      text: 'Failed to retrive OAuth entity "Client" - name "TestClientId"',
    })
  })
})

describe('changing a client', () => {
  it('keeps what is not sent and masks the secret', async () => {
    const answer = await put('TestClient', { description: 'changed' })
    expect(answer.text).toMatch(
      /^Sucessfully modified entity - OAuthClient, detail - .*description = changed, secret = \*{6},/,
    )
    expect(await read('TestClient')).toMatchObject({ scopes: ['R.read', 'R.DefaultScope', 'openid', 'UserInfo.email'] })
  })
  it('takes back exactly what it answered: the mask is no new secret', async () => {
    const seen = await read('TestClient')
    expect((await put('TestClient', seen)).status).toBe(200)
    expect(await read('TestClient')).toEqual(seen)
  })
  it('a new secret leaves the one before alive for the days of the domain', async () => {
    await create({ name: 'Rotate', secret: SECRET })
    const answer = await put('Rotate', { secret: NEW_SECRET })
    expect(answer.text).not.toContain(NEW_SECRET)
    const { secrets } = await read('Rotate')
    expect(secrets).toMatchObject([
      { hint: NEW_SECRET.slice(-4), expiresAt: null },
      { expiresAt: '2026-03-03T12:00:00.000Z' },
    ])
  })
  it('refuses a change of a client that does not exist, and of one without a name', async () => {
    expect(await put('Nobody', { description: 'x' })).toMatchObject({
      status: 422,
      text: 'Failed to modify OAuth entity "Client" - name "Nobody"',
    })
    const byId = await world.call('PUT', path, { query: 'id=TestClientId&identityDomainName=Test', body: {} })
    expect(byId.status).toBe(422)
  })
})

describe('deleting a client', () => {
  it('answers with its name, by name or client id', async () => {
    await create({ name: 'Gone1', id: 'gone-1' })
    await create({ name: 'Gone2' })
    expect(await world.call('DELETE', path, { query: 'id=gone-1&identityDomainName=Test' })).toMatchObject({
      status: 200,
      text: 'Sucessfully deleted entity - OAuthClient, detail - Gone1',
    })
    expect((await world.callJson('DELETE', path, { query: query('Gone2') })).json()).toEqual({
      name: 'Gone2',
      deleted: true,
    })
    expect(await world.call('DELETE', path, { query: query('Gone2') })).toMatchObject({
      status: 422,
      text: 'Failed to delete OAuth entity "Client" - name "Gone2"',
    })
  })
})
