import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DomainView } from '@/lib/schemas/domain'
import { createClient, updateClient } from './clients'
import { createDomain } from './domains'
import {
  createResource,
  deleteResource,
  getResource,
  listResources,
  previewResourceDeletion,
  updateResource,
} from './resources'
import { openWorld, person, type World } from './testing/world'

let world: World
let domain: DomainView
beforeAll(async () => {
  world = await openWorld()
  domain = await createDomain(world.system, { name: 'Payments' })
})
afterAll(() => world.close())

let counter = 0
let name = ''
beforeEach(() => {
  name = `Api${++counter}`
})
const create = (input: object = {}) => createResource(world.system, { name, idDomain: 'Payments', ...input })
const clientWith = (scopes: string[]) =>
  createClient(world.system, { name: `client of ${name}`, idDomain: 'Payments', clientType: 'PUBLIC_CLIENT', scopes })

describe('a new resource server', () => {
  it('B01, B03, B05, B06: keeps scopes, attributes in whatever case of their type, and audience values', async () => {
    const resource = await create({
      scopes: [{ scopeName: 'read', description: 'Reads' }, { scopeName: 'write' }],
      tokenAttributes: [
        { attrName: 'tenant', attrValue: 'emea', attrType: 'static' },
        { attrName: 'sessionId', attrValue: '$session.id', attrType: 'Dynamic' },
      ],
      audienceClaim: { subjects: ['https://api.example', 'https://api.example'] },
    })
    expect(resource.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    expect(await getResource(world.system, { name, domainName: 'Payments' })).toEqual(resource)
    expect(resource).toMatchObject({
      idDomain: 'Payments',
      scopes: [
        { scopeName: 'read', description: 'Reads' },
        { scopeName: 'write', description: '' },
      ],
      tokenAttributes: [
        { attrName: 'tenant', attrValue: 'emea', attrType: 'STATIC' },
        { attrName: 'sessionId', attrValue: '$session.id', attrType: 'DYNAMIC' },
      ],
      audienceClaim: { subjects: ['https://api.example'] },
      clientCount: 0,
      version: 1,
    })
  })

  it('B07: needs a domain that exists', async () => {
    await expect(create({ idDomain: 'Nowhere' })).rejects.toMatchObject({
      code: 'not_found',
      fieldErrors: { idDomain: [expect.any(String)] },
    })
  })

  it.each(['UserInfo', 'userinfo', 'OPENID_MGMT_RESOURCE', 'UserInfo.extra', 'userINFO.x', 'two words'])(
    'refuses the name %j',
    async (reserved) => {
      await expect(create({ name: reserved })).rejects.toMatchObject({
        code: 'validation_failed',
        fieldErrors: { name: [expect.any(String)] },
      })
    },
  )

  it('refuses a name that is taken in its domain, and takes it in another', async () => {
    await create()
    await expect(create({ name: name.toLowerCase() })).rejects.toMatchObject({
      code: 'conflict',
      fieldErrors: { name: [expect.any(String)] },
    })
    await createDomain(world.system, { name: 'Elsewhere' })
    await expect(create({ idDomain: 'Elsewhere' })).resolves.toBeDefined()
  })

  it('of many made at once with one name, exactly one stands', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => create()))
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
  })

  it('cannot own a scope that another resource server owns by another reading of its dots', async () => {
    await create({ scopes: [{ scopeName: 'v1.read' }] })
    await expect(create({ name: `${name}.v1`, scopes: [{ scopeName: 'read' }] })).rejects.toMatchObject({
      fieldErrors: { scopes: [`${name}.v1.read already is a scope of the resource server ${name}`] },
    })
    await expect(create({ name: `${name}.v2`, scopes: [{ scopeName: 'read' }] })).resolves.toBeDefined()
    await expect(
      updateResource(
        world.system,
        { name, domainName: 'Payments' },
        { scopes: [{ scopeName: 'v1.read' }, { scopeName: 'v2.read' }] },
      ),
    ).rejects.toMatchObject({ fieldErrors: { scopes: [expect.stringContaining(`${name}.v2`)] } })
  })
})

describe('changing a resource server', () => {
  it('refuses to take a scope away that clients name, and says who they are', async () => {
    const { id } = await create({ scopes: [{ scopeName: 'read' }, { scopeName: 'write' }] })
    const { client } = await clientWith([`${name}.read`])
    await expect(updateResource(world.system, { id }, { scopes: [{ scopeName: 'write' }] })).rejects.toMatchObject({
      code: 'in_use',
      message: `client of ${name} still names the scope ${name}.read`,
      data: { scopes: [`${name}.read`], clientCount: 1, firstClients: [{ pk: client.pk }] },
    })
    const kept = await updateResource(world.system, { id }, { scopes: [{ scopeName: 'read' }] })
    expect(kept).toMatchObject({ scopeClientCounts: { [`${name}.read`]: 1 }, clientCount: 1 })
    await updateClient(world.system, { pk: client.pk }, { scopes: [] })
    expect((await updateResource(world.system, { id }, { scopes: [] })).scopes).toEqual([])
  })

  it('B20: applies a changed list of token-exchange clients at once', async () => {
    const { id } = await create()
    const allowed = (attrValue: string) => ({
      tokenAttributes: [{ attrName: 'TokenExchange_AllowedClientsForDelegation', attrValue, attrType: 'STATIC' }],
    })
    await updateResource(world.system, { id }, allowed('one'))
    await updateResource(world.system, { id }, allowed('one,two'))
    expect((await getResource(world.system, { id })).tokenAttributes).toEqual(allowed('one,two').tokenAttributes)
  })

  it('keeps name and domain whatever is sent', async () => {
    const { id } = await create()
    const changed = await updateResource(world.system, { id }, { name: 'x', idDomain: 'y', description: 'new' })
    expect(changed).toMatchObject({ name, idDomain: 'Payments', description: 'new', version: 2 })
  })

  it('tells the second of two editors what the first did', async () => {
    const { id, version } = await create()
    const ada = world.as(person('ada', 'ADMINISTRATOR'))
    await updateResource(ada, { id }, { description: 'by ada' }, { expectedVersion: version })
    await expect(
      updateResource(world.system, { id }, { description: 'mine' }, { expectedVersion: version }),
    ).rejects.toMatchObject({ code: 'stale', data: { current: { description: 'by ada' }, changedBy: 'ada' } })
  })
})

describe('deleting a resource server', () => {
  it('is refused while clients name a scope of it, DefaultScope too, after a preview that says so', async () => {
    const { id } = await create()
    const { client } = await clientWith([`${name}.DefaultScope`])
    expect(await previewResourceDeletion(world.system, { id })).toEqual({
      clientCount: 1,
      firstClients: [{ pk: client.pk, name: client.name, clientId: client.id }],
    })
    await expect(deleteResource(world.system, { id })).rejects.toMatchObject({ code: 'in_use' })
    await updateClient(world.system, { pk: client.pk }, { scopes: [] })
    expect(await deleteResource(world.system, { id })).toEqual({ name })
    await expect(getResource(world.system, { id })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the list of resource servers', () => {
  it('is bounded to the domains of a domain administrator', async () => {
    const dora = world.as(person('dora', 'DOMAIN_ADMINISTRATOR', { domainIds: [domain.id] }))
    const seen = await listResources(dora, { limit: 200 })
    expect(seen.items.length).toBeGreaterThan(0)
    expect(seen.items.every((item) => item.domainName === 'Payments')).toBe(true)
  })
})
