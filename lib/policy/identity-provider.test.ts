import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createIdentityStore } from '@/lib/users/identity-stores'
import { createDomain, getDomain, updateDomain } from './domains'
import { openWorld, person, type World } from './testing/world'

let world: World
beforeAll(async () => {
  world = await openWorld()
  for (const name of ['Guests', 'Unused']) await createIdentityStore(world.system, { name, kind: 'BUILT_IN' })
})
afterAll(() => world.close())

const refused = expect.objectContaining({
  code: 'validation_failed',
  fieldErrors: { identityProvider: ['names no identity store you can use'] },
})

describe('the identity provider of a domain', () => {
  it('names a store that exists, in its own spelling', async () => {
    for (const identityProvider of ['Nowhere', 'guests', 'Guests ', '']) {
      await expect(createDomain(world.system, { name: 'Refused', identityProvider })).rejects.toMatchObject({
        code: 'validation_failed',
      })
    }
    expect(await world.store.domains.byName('Refused')).toBeNull()
    const domain = await createDomain(world.system, { name: 'Hotel', identityProvider: 'Guests' })
    expect(domain.identityProvider).toBe('Guests')
    await expect(updateDomain(world.system, { id: domain.id }, { identityProvider: 'Nowhere' })).rejects.toEqual(
      refused,
    )
    expect((await getDomain(world.system, { id: domain.id })).identityProvider).toBe('Guests')
  })

  it('does not come into reach of a domain administrator by being named', async () => {
    const own = await createDomain(world.system, { name: 'Own', identityProvider: 'UserIdentityStore1' })
    const admin = world.as(person('dora', 'DOMAIN_ADMINISTRATOR', { domainIds: [own.id] }))
    for (const identityProvider of ['Unused', 'Guests', 'Nowhere']) {
      await expect(updateDomain(admin, { id: own.id }, { identityProvider })).rejects.toEqual(refused)
    }
    const kept = await updateDomain(admin, { id: own.id }, { identityProvider: 'UserIdentityStore1', description: 'x' })
    expect(kept.description).toBe('x')
  })

  it('stands in the way of no other change when its store is one that an older version never knew', async () => {
    const domain = await createDomain(world.system, { name: 'Older' })
    const record = await world.store.domains.byId(domain.id)
    if (!record) throw new Error('the domain is gone')
    await world.store.domains.replace({ ...record, identityProvider: 'Forgotten' }, record.version)
    const changed = await updateDomain(world.system, { id: domain.id }, { description: 'still editable' })
    expect(changed).toMatchObject({ description: 'still editable', identityProvider: 'Forgotten' })
  })
})
