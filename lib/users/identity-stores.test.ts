import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { userRecord } from '@/lib/store/testing/user-records'
import { openBindPassword } from './bind-password'
import { ensureDefaultIdentityStore } from './default-store'
import {
  createIdentityStore,
  deleteIdentityStore,
  getIdentityStore,
  listIdentityStores,
  previewIdentityStoreDeletion,
  updateIdentityStore,
} from './identity-stores'
import { openWorld, person, type World } from './testing/world'
import { createUser } from './users'

let world: World
let counter = 0
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const BIND = 'bind secret of a service'
const ldap = (url = 'ldaps://ldap.example.com') => ({
  connection: { url, bindDn: 'cn=gatehouse,dc=example,dc=com' },
  search: { baseDn: 'dc=example,dc=com' },
})
const addDirectory = () =>
  createIdentityStore(world.system, { name: `Directory${++counter}`, kind: 'LDAP', ldap: ldap(), bindPassword: BIND })
const record = (id: string) => world.store.identityStores.byId(id)

describe('the default identity store', () => {
  it('is made once, however many nodes start', async () => {
    await Promise.all(Array.from({ length: 4 }, () => ensureDefaultIdentityStore(world.system)))
    const stores = await listIdentityStores(world.system)
    expect(stores.map((store) => [store.name, store.kind])).toEqual([['UserIdentityStore1', 'BUILT_IN']])
  })

  it('stays', async () => {
    await expect(deleteIdentityStore(world.system, { name: 'UserIdentityStore1' })).rejects.toMatchObject({
      code: 'conflict',
    })
  })
})

describe('an identity store', () => {
  it('takes the lockout rule the specification names, and defaults of its own', async () => {
    const store = await createIdentityStore(world.system, { name: 'Staff', kind: 'BUILT_IN', lockoutFailures: '7' })
    expect(store).toMatchObject({
      passwordManagement: true,
      useNativeSettings: false,
      lockoutFailures: 7,
      lockoutWindowSeconds: 900,
      lockoutDurationSeconds: 900,
    })
    await expect(updateIdentityStore(world.system, { name: 'Staff' }, { lockoutFailures: 0 })).rejects.toMatchObject({
      fieldErrors: { lockoutFailures: [expect.any(String)] },
    })
    await expect(createIdentityStore(world.system, { name: 'STAFF', kind: 'BUILT_IN' })).rejects.toMatchObject({
      code: 'conflict',
      fieldErrors: { name: [expect.any(String)] },
    })
  })

  it('is answered as stale when somebody else saved it meanwhile', async () => {
    const store = await createIdentityStore(world.system, { name: `Stale${++counter}`, kind: 'BUILT_IN' })
    await updateIdentityStore(world.as(person('ada', 'ADMINISTRATOR')), { id: store.id }, { description: 'mine' })
    await expect(
      updateIdentityStore(world.system, { id: store.id }, { description: 'late' }, { expectedVersion: 1 }),
    ).rejects.toMatchObject({ code: 'stale', data: { changedBy: 'ada' } })
  })

  it('says where its directory is when it is one, and only then', async () => {
    await expect(createIdentityStore(world.system, { name: 'NoUrl', kind: 'LDAP' })).rejects.toMatchObject({
      fieldErrors: { ldap: [expect.any(String)] },
    })
    await expect(
      createIdentityStore(world.system, { name: 'Odd', kind: 'BUILT_IN', ldap: ldap() }),
    ).rejects.toMatchObject({ fieldErrors: { ldap: [expect.any(String)] } })
  })
})

describe('the bind password of a directory', () => {
  it('is kept sealed, bound to its store, and never told', async () => {
    const store = await addDirectory()
    expect(store.hasBindPassword).toBe(true)
    expect(JSON.stringify(store)).not.toContain(BIND)
    const kept = await record(store.id)
    expect(Buffer.from(kept?.bindPassword ?? []).includes(BIND)).toBe(false)
    expect(openBindPassword(world.system.masterKey, kept ?? { id: '', bindPassword: null })).toBe(BIND)
    expect(() =>
      openBindPassword(world.system.masterKey, { id: 'other', bindPassword: kept?.bindPassword ?? null }),
    ).toThrow()
    const entry = await world.store.audit.bySeq((await world.store.audit.head()).seq)
    expect(entry?.changes).toContainEqual({ field: 'bindPassword', before: null, after: '[secret]' })
    expect(JSON.stringify(entry)).not.toContain(BIND)
  })

  it('is asked for again when the address changes, and kept when something else does', async () => {
    const store = await addDirectory()
    await updateIdentityStore(world.system, { id: store.id }, { description: 'new' })
    expect((await record(store.id))?.bindPassword).not.toBeNull()
    const moved = { ldap: ldap('ldaps://elsewhere.example.com') }
    await expect(updateIdentityStore(world.system, { id: store.id }, moved)).rejects.toMatchObject({
      fieldErrors: { bindPassword: [expect.any(String)] },
    })
    await updateIdentityStore(world.system, { id: store.id }, { ...moved, bindPassword: 'another' })
    const kept = await record(store.id)
    expect(openBindPassword(world.system.masterKey, kept ?? { id: '', bindPassword: null })).toBe('another')
    await updateIdentityStore(world.system, { id: store.id }, { bindPassword: null })
    expect(await getIdentityStore(world.system, { id: store.id })).toMatchObject({ hasBindPassword: false })
  })
})

describe('deleting an identity store', () => {
  it('is refused while a domain names it, and while people are kept in it', async () => {
    const store = await createIdentityStore(world.system, { name: `Held${++counter}`, kind: 'BUILT_IN' })
    const domainId = await world.addDomain('Holder', store.name)
    await expect(deleteIdentityStore(world.system, { id: store.id })).rejects.toMatchObject({
      code: 'in_use',
      message: `Holder still uses ${store.name}`,
    })
    await world.store.domains.delete(domainId)
    const user = await createUser(world.system, store.id, { username: 'kept' })
    expect(await previewIdentityStoreDeletion(world.system, { id: store.id })).toMatchObject({ users: 1 })
    await expect(deleteIdentityStore(world.system, { id: store.id })).rejects.toMatchObject({
      code: 'in_use',
      message: expect.stringContaining('one user'),
    })
    await world.store.users.delete(user.id)
    expect(await deleteIdentityStore(world.system, { id: store.id })).toEqual({ name: store.name })
  })

  it('forgets the people of a directory with it', async () => {
    const store = await addDirectory()
    const seen = await world.store.users.upsertFromDirectory(userRecord(store.id))
    expect(await previewIdentityStoreDeletion(world.system, { id: store.id })).toMatchObject({
      users: 1,
      forgetsUsers: true,
    })
    await deleteIdentityStore(world.system, { id: store.id })
    expect(await world.store.users.byId(seen.id)).toBeNull()
  })
})
