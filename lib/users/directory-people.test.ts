import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rememberDirectoryPerson, searchDirectoryPeople } from './directory-people'
import { createIdentityStore, deleteIdentityStore } from './identity-stores'
import { MemoryDirectory } from './testing/memory-directory'
import { openWorld, person, type World } from './testing/world'

describe('people of a directory in the console', () => {
  let world: World
  let storeId: string
  const directory = new MemoryDirectory()
  beforeAll(async () => {
    world = await openWorld()
    const ldap = { connection: { url: 'ldaps://ldap.example' }, search: { baseDn: 'dc=example' } }
    storeId = (await createIdentityStore(world.system, { name: 'Hotel', kind: 'LDAP', ldap })).id
    for (let number = 0; number < 60; number += 1) directory.add(`ann${String(number).padStart(2, '0')}`, 'secret')
    const native = { locked: true, disabled: false, mustChangePassword: true, passwordChangedAt: null }
    directory.add('bea', 'secret', { displayName: 'Bea', native })
  })
  afterAll(() => world.close())

  it('are found by asking the directory, fifty at most, and none of them is stored by looking', async () => {
    const many = await searchDirectoryPeople(world.system, storeId, 'ann', directory)
    expect(many.people).toHaveLength(50)
    expect(many.isCut).toBe(true)
    expect(await searchDirectoryPeople(world.system, storeId, 'bea', directory)).toEqual({
      people: [{ username: 'bea', displayName: 'Bea', email: null, marks: ['locked', 'must change the password'] }],
      isCut: false,
      problem: null,
    })
    expect(await world.store.identityStores.countUsers(storeId, 10)).toBe(0)
  })

  it('are remembered once, on record, when somebody opens them', async () => {
    const first = await rememberDirectoryPerson(world.system, storeId, 'bea', directory)
    expect(await rememberDirectoryPerson(world.system, storeId, 'BEA', directory)).toEqual(first)
    const entries = (await world.store.audit.after(0, 100)).filter((entry) => entry.entityId === first.id)
    expect(entries).toMatchObject([{ action: 'user.create', detail: { store: 'Hotel', via: 'directory' } }])
    await expect(rememberDirectoryPerson(world.system, storeId, 'nobody', directory)).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('are told apart from a directory that is down', async () => {
    const down = new MemoryDirectory()
    down.isDown = true
    await expect(rememberDirectoryPerson(world.system, storeId, 'bea', down)).rejects.toMatchObject({
      code: 'unavailable',
    })
  })

  it('are for those who may see users of that store, and a built-in store has none', async () => {
    const stranger = world.as(person('d', 'DOMAIN_ADMINISTRATOR', ['elsewhere']))
    await expect(searchDirectoryPeople(stranger, storeId, '', directory)).rejects.toMatchObject({ code: 'not_found' })
    const auditor = world.as(person('a', 'AUDITOR'))
    expect((await searchDirectoryPeople(auditor, storeId, 'bea', directory)).people).toHaveLength(1)
    await expect(rememberDirectoryPerson(auditor, storeId, 'bea', directory)).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(searchDirectoryPeople(world.system, world.storeId, '', directory)).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  it('are forgotten with their store', async () => {
    await deleteIdentityStore(world.system, { id: storeId })
    expect(await world.store.users.byUsername(storeId, 'bea')).toBeNull()
  })
})
