import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createIdentityStore } from '@/lib/users/identity-stores'
import { createUser } from '@/lib/users/users'
import { resourceLayers } from './client-layers'
import { createClient } from './clients'
import { createDomain } from './domains'
import { previewPerson, searchPeople } from './preview-people'
import { createResource } from './resources'
import { openWorld, person, type World } from './testing/world'

let world: World
let domainId: string
let casey: string
let stranger: string
beforeAll(async () => {
  world = await openWorld()
  const [guests, staff] = await Promise.all([
    createIdentityStore(world.system, { name: 'Guests', kind: 'BUILT_IN' }),
    createIdentityStore(world.system, { name: 'Staff', kind: 'BUILT_IN' }),
  ])
  domainId = (await createDomain(world.system, { name: 'Hotel', identityProvider: 'Guests' })).id
  const members = { displayName: 'Casey Brown', email: 'casey@hotel.example', groups: ['gold'] }
  const given = { ...members, attributes: { room: 12 }, password: 'a long enough passphrase' }
  casey = (await createUser(world.system, guests.id, { username: 'casey.brown', ...given })).id
  stranger = (await createUser(world.system, staff.id, { username: 'casey.staff' })).id
})
afterAll(() => world.close())

describe('people to preview claims for', () => {
  it('are those of the store that the domain names', async () => {
    expect(await searchPeople(world.system, domainId, 'casey')).toEqual([
      { id: casey, username: 'casey.brown', detail: 'Casey Brown' },
    ])
    expect(await searchPeople(world.system, domainId, 'nobody')).toEqual([])
    await expect(previewPerson(world.system, domainId, stranger)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('are told with what expressions may say of them, and nothing of their password or state', async () => {
    const facts = await previewPerson(world.system, domainId, casey)
    expect(Object.keys(facts).sort()).toEqual(['attributes', 'claims', 'groups', 'id', 'storeName', 'username'])
    expect(facts).toMatchObject({
      username: 'casey.brown',
      storeName: 'Guests',
      claims: { email: 'casey@hotel.example', name: 'Casey Brown' },
      groups: ['gold'],
      attributes: { room: 12 },
    })
  })

  it('stay out of sight of a domain administrator while another domain uses the store, too', async () => {
    const admin = world.as(person('dora', 'DOMAIN_ADMINISTRATOR', { domainIds: [domainId] }))
    expect(await searchPeople(admin, domainId, 'casey')).toHaveLength(1)
    await createDomain(world.system, { name: 'Other', identityProvider: 'Guests' })
    expect(await searchPeople(admin, domainId, 'casey')).toEqual([])
    await expect(previewPerson(admin, domainId, casey)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the layers below the attributes of a client', () => {
  it('are those of the resource servers whose scopes it has, also where names hold dots', async () => {
    const attribute = (attrValue: string) => [{ attrName: 'a', attrValue, attrType: 'STATIC' as const }]
    for (const name of ['api', 'api.v2', 'unused']) {
      const scopes = [{ scopeName: 'read' }]
      await createResource(world.system, { name, idDomain: 'Hotel', scopes, tokenAttributes: attribute(name) })
    }
    const { client } = await createClient(world.system, {
      name: 'Portal',
      idDomain: 'Hotel',
      clientType: 'CONFIDENTIAL_CLIENT',
      scopes: ['openid', 'api.v2.read', 'api.DefaultScope'],
    })
    expect((await resourceLayers(world.system, client)).map(({ origin }) => origin).sort()).toEqual([
      'Resource api',
      'Resource api.v2',
    ])
  })
})
