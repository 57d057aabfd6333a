import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRestWorld, RESOURCE_PATH, type RestWorld } from './testing/rest-world'

const path = RESOURCE_PATH.application
let world: RestWorld
beforeAll(async () => {
  world = await createRestWorld()
  await world.call('POST', RESOURCE_PATH.domain, { body: { name: 'Test' } })
  await world.call('POST', RESOURCE_PATH.domain, { body: { name: 'Other' } })
})
afterAll(() => world.close())

const create = (body: object) => world.call('POST', path, { body: { idDomain: 'Test', ...body } })
const query = (name: string, domain = 'Test') => `name=${name}&identityDomainName=${domain}`
const read = async (name: string) => (await world.callJson('GET', path, { query: query(name) })).json()

describe('creating a resource server', () => {
  it('B01 B05 answers with the sentence of the original, attribute types in upper case, DefaultScope among the scopes', async () => {
    const answer = await create({
      name: 'ResServer1',
      description: 'TestResourceServer',
      scopes: [{ scopeName: 'scope1', description: 'ViewPage' }],
      tokenAttributes: [
        { attrName: 'sessionId', attrValue: '$session.id', attrType: 'dynamic' },
        { attrName: 'resSrvAttr', attrValue: 'RESOURCECONST', attrType: 'static' },
      ],
      audienceClaim: { subjects: ['ab0'] },
    })
    const id = answer.text.match(/resourceServerId="([0-9a-f-]{36})"/)?.[1]
    expect(answer).toMatchObject({
      status: 200,
      text: `Sucessfully created entity - OAuthResourceServer, detail - IdentityDomain="Test",Name="ResServer1",Description="TestResourceServer",resourceServerId="${id}",resourceServerNameSpacePrefix="ResServer1.",audienceClaim="{"subjects":["ab0"]}",resServerType="CUSTOM_RESOURCE_SERVER",Scopes="[{"scopeName":"scope1","description":"ViewPage"}, {"scopeName":"DefaultScope","description":"DefaultScope"}]",tokenAttributes="[{"attrName":"sessionId","attrValue":"$session.id","attrType":DYNAMIC}, {"attrName":"resSrvAttr","attrValue":"RESOURCECONST","attrType":STATIC}]"`,
    })
    expect(await read('ResServer1')).toMatchObject({ resourceServerId: id, idDomain: 'Test', name: 'ResServer1' })
  })
  it.each([
    ['B07 an unknown domain', { name: 'R', idDomain: 'Nowhere' }],
    ['no domain', { name: 'R', idDomain: undefined }],
    ['the reserved name UserInfo', { name: 'UserInfo' }],
    ['the reserved name OPENID_MGMT_RESOURCE', { name: 'OPENID_MGMT_RESOURCE' }],
    [
      'an attribute type that does not exist',
      { name: 'R', tokenAttributes: [{ attrName: 'a', attrValue: 'b', attrType: 'X' }] },
    ],
    ['a scope named twice', { name: 'R', scopes: [{ scopeName: 's' }, { scopeName: 's' }] }],
    ['a scope with a space', { name: 'R', scopes: [{ scopeName: 'a b' }] }],
    ['an audience that is no list', { name: 'R', audienceClaim: { subjects: 'a' } }],
    ['a name that is taken', { name: 'RESSERVER1' }],
  ])('refuses %s and stores nothing', async (_case, body) => {
    const before = await world.snapshot()
    expect(await create(body)).toMatchObject({
      status: 422,
      text: `Failed to create OAuth entity "ResourceServer" - name "${body.name}"`,
    })
    expect(await world.snapshot()).toBe(before)
  })
  it('lets two domains use one name', async () => {
    expect((await create({ name: 'ResServer1', idDomain: 'Other' })).status).toBe(200)
  })
})

describe('reading, changing and deleting a resource server', () => {
  it('finds it by name or by id, in its domain only', async () => {
    const { resourceServerId: id } = await read('ResServer1')
    const byId = await world.call('GET', path, { query: `id=${id}&identityDomainName=Test` })
    expect(byId.text).toMatch(/^Sucessfully retrieved entity - OAuthResourceServer, detail - IdentityDomain="Test",/)
    expect((await world.call('GET', path, { query: `id=${id}&identityDomainName=Other` })).status).toBe(422)
  })
  it.each([
    ['without a domain', 'name=ResServer1', 'ResServer1'],
    ['without name and id', 'identityDomainName=Test', ''],
    ['of a domain that does not exist', query('ResServer1', 'Nowhere'), 'ResServer1'],
    ['that does not exist', query('Nothing'), 'Nothing'],
    ['with two domains that differ', `${query('ResServer1')}&idDomain=Other`, 'ResServer1'],
  ])('refuses one %s', async (_case, sent, name) => {
    expect(await world.call('GET', path, { query: sent })).toMatchObject({
      status: 422,
      text: `Failed to retrive OAuth entity "ResourceServer" - name "${name}"`,
    })
  })
  it('changes what is sent, by name or id, and keeps the rest', async () => {
    await create({ name: 'Change', description: 'first', scopes: [{ scopeName: 'a' }] })
    const { resourceServerId: id } = await read('Change')
    const byId = await world.call('PUT', path, {
      query: `id=${id}&identityDomainName=Test`,
      body: { tokenAttributes: [{ attrName: 'TokenExchange_AllowedClientsForDelegation', attrValue: 'a,b' }] },
    })
    expect(byId.text).toMatch(
      /^Sucessfully modified entity - OAuthResourceServer, detail - IdentityDomain="Test",Name="Change"/,
    )
    await world.call('PUT', path, { query: 'name=Change&idDomain=Test', body: { description: 'second' } })
    expect(await read('Change')).toMatchObject({
      description: 'second',
      scopes: [{ scopeName: 'a', description: '' }],
      tokenAttributes: [
        { attrName: 'TokenExchange_AllowedClientsForDelegation', attrValue: 'a,b', attrType: 'STATIC' },
      ],
    })
  })
  it('takes back exactly what it answered', async () => {
    const seen = await read('ResServer1')
    expect((await world.call('PUT', path, { query: query('ResServer1'), body: seen })).status).toBe(200)
    expect(await read('ResServer1')).toEqual(seen)
  })
  it('refuses to drop a scope, or itself, while a client names it; then answers with its name', async () => {
    await create({ name: 'Used', scopes: [{ scopeName: 'read' }] })
    const client = {
      name: 'User',
      id: 'user',
      idDomain: 'Test',
      clientType: 'CONFIDENTIAL_CLIENT',
      scopes: ['Used.read'],
    }
    await world.call('POST', RESOURCE_PATH.client, { body: client })
    const before = await world.snapshot()
    const dropped = await world.call('PUT', path, { query: query('Used'), body: { scopes: [] } })
    expect(dropped).toMatchObject({
      status: 422,
      text: 'Failed to modify OAuth entity "ResourceServer" - name "Used"',
    })
    expect(await world.call('DELETE', path, { query: query('Used') })).toMatchObject({
      status: 422,
      text: 'Failed to delete OAuth entity "ResourceServer" - name "Used"',
      headers: { 'x-gatehouse-reason': expect.stringContaining('User still names') },
    })
    expect(await world.snapshot()).toBe(before)
    await world.call('DELETE', RESOURCE_PATH.client, { query: 'id=user&identityDomainName=Test' })
    expect(await world.call('DELETE', path, { query: query('Used') })).toMatchObject({
      status: 200,
      text: 'Sucessfully deleted entity - OAuthResourceServer, detail - Used',
    })
  })
})
