import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addSeconds } from '@/lib/base/clock'
import type { RuntimeDomain, UserDirectory } from '@/lib/oauth/ports'
import { keyring, testKey } from '@/lib/oauth/testing/keys'
import { DEFAULT_TOKEN_SETTINGS } from '@/lib/schemas/token-type'
import { dialects } from '@/lib/store/testing/databases'
import { deleteUser } from './delete-user'
import { createUserDirectory } from './directory'
import { createIdentityStore, updateIdentityStore } from './identity-stores'
import { MemoryDirectory } from './testing/memory-directory'
import { openWorld, type World } from './testing/world'
import { setUserPassword } from './user-password'
import { disableUser, lockUser, requirePasswordChange, signOutUserEverywhere, unlockUser } from './user-state'
import { createUser, getUser, listUsers } from './users'

const PASSWORD = 'a long enough password'
const keys = keyring(testKey('directory'))
const domainOf = (identityProvider: string): RuntimeDomain => ({
  id: 'd1',
  name: 'Payments',
  issuerMode: 'SHARED',
  identityProvider,
  enableMultipleResourceServer: false,
  tokenSettings: DEFAULT_TOKEN_SETTINGS,
  tokenEndpointAuthMethodsSupported: null,
  customAttrs: null,
  ...keys,
  revision: '1',
})
const builtIn = domainOf('UserIdentityStore1')

describe.each(dialects)('people as the protocol sees them ($dialect)', { timeout: 60_000 }, ({ create }) => {
  let world: World
  let people: UserDirectory
  let counter = 0
  const directory = new MemoryDirectory()
  const now = () => world.clock.now()
  const lastEntry = async () => world.store.audit.bySeq((await world.store.audit.head()).seq)
  const entries = async () => (await world.store.audit.head()).seq

  beforeAll(async () => {
    world = await openWorld(create)
    const { store, clock, masterKey, random } = world.system
    people = createUserDirectory({ store, clock, masterKey, random, directory })
  })
  afterAll(() => world.close())

  async function addUser(input: Record<string, unknown> = {}) {
    const username = `user${++counter}`
    return createUser(world.system, world.storeId, { username, password: PASSWORD, ...input })
  }
  const tryPassword = (username: string, password: string) => people.authenticate(builtIn, username, password, now())

  describe('with a password kept here', () => {
    it('match by name in any case, and carry every standard claim that is known', async () => {
      const user = await addUser({
        displayName: 'Casey Brown',
        email: 'casey@example.com',
        emailVerified: true,
        address: { country: 'DE' },
        profile: { locale: 'de' },
        groups: ['staff'],
        attributes: { level: 3 },
      })
      const verdict = await tryPassword(user.username.toUpperCase(), PASSWORD)
      expect(verdict).toMatchObject({
        outcome: 'match',
        user: {
          id: user.id,
          username: user.username,
          storeName: 'UserIdentityStore1',
          claims: {
            name: 'Casey Brown',
            preferred_username: user.username,
            email: 'casey@example.com',
            email_verified: true,
            address: { country: 'DE' },
            locale: 'de',
            updated_at: now().getTime() / 1000,
          },
          groups: ['staff'],
          attributes: { level: 3 },
          refusal: null,
        },
      })
      expect(verdict.outcome === 'match' && 'phone_number' in verdict.user.claims).toBe(false)
      expect(await getUser(world.system, { id: user.id })).toMatchObject({ lastSignInAt: now() })
    })

    it('are refused alike for an unknown name, a wrong password and none set', async () => {
      const user = await addUser()
      const without = await addUser({ password: undefined })
      expect(await tryPassword('nobody', PASSWORD)).toEqual({ outcome: 'refused', reason: 'unknown' })
      expect(await tryPassword('x'.repeat(10_000), PASSWORD)).toEqual({ outcome: 'refused', reason: 'unknown' })
      expect(await tryPassword('nul\0', PASSWORD)).toEqual({ outcome: 'refused', reason: 'unknown' })
      expect(await tryPassword(user.username, 'wrong')).toEqual({ outcome: 'refused', reason: 'password' })
      expect(await tryPassword(without.username, '')).toEqual({ outcome: 'refused', reason: 'password' })
    })

    it('are refused while locked or disabled, whatever the password, and nothing is counted', async () => {
      const user = await addUser()
      await lockUser(world.system, user.id)
      for (const password of [PASSWORD, 'wrong']) {
        expect(await tryPassword(user.username, password)).toEqual({ outcome: 'refused', reason: 'locked' })
      }
      await disableUser(world.system, user.id)
      expect(await tryPassword(user.username, PASSWORD)).toEqual({ outcome: 'refused', reason: 'disabled' })
      expect(await getUser(world.system, { id: user.id })).toMatchObject({ failures: 0, lastSignInAt: null })
    })

    it('learn that the password must be changed only by knowing it', async () => {
      const user = await addUser()
      await requirePasswordChange(world.system, user.id)
      expect(await tryPassword(user.username, 'wrong')).toEqual({ outcome: 'refused', reason: 'password' })
      expect(await tryPassword(user.username, PASSWORD)).toEqual({ outcome: 'refused', reason: 'must-change-password' })
      await setUserPassword(world.system, user.id, { password: `${PASSWORD} 2` })
      expect(await tryPassword(user.username, PASSWORD)).toEqual({ outcome: 'refused', reason: 'password' })
      expect(await tryPassword(user.username, `${PASSWORD} 2`)).toMatchObject({ outcome: 'match' })
    })
  })

  describe('after too many failures', () => {
    it('are locked for a while, a right password too, and the lock ends by itself', async () => {
      const user = await addUser()
      for (let attempt = 0; attempt < 5; attempt++) await tryPassword(user.username, 'wrong')
      expect(await lastEntry()).toMatchObject({
        action: 'user.lock-out',
        entityId: user.id,
        domainName: 'Payments',
        actorKind: 'SYSTEM',
        detail: { failures: 5, store: 'UserIdentityStore1' },
      })
      expect(await tryPassword(user.username, PASSWORD)).toEqual({ outcome: 'refused', reason: 'locked-for-a-while' })
      expect(await people.stateOf(user.id, now())).toMatchObject({ refusal: 'locked-for-a-while' })
      const locked = await listUsers(world.system, { state: 'locked', q: user.username })
      expect(locked.items.map((item) => item.state)).toEqual(['locked'])
      world.clock.advanceSeconds(900)
      expect((await listUsers(world.system, { state: 'locked', q: user.username })).items).toEqual([])
      expect((await listUsers(world.system, { state: 'active', q: user.username })).items).toHaveLength(1)
      expect(await tryPassword(user.username, PASSWORD)).toMatchObject({ outcome: 'match' })
    })

    it('are not locked by failures that lie further apart than the window', async () => {
      const user = await addUser()
      for (let attempt = 0; attempt < 4; attempt++) await tryPassword(user.username, 'wrong')
      world.clock.advanceSeconds(901)
      for (let attempt = 0; attempt < 4; attempt++) await tryPassword(user.username, 'wrong')
      expect(await tryPassword(user.username, PASSWORD)).toMatchObject({ outcome: 'match' })
      for (let attempt = 0; attempt < 4; attempt++) await tryPassword(user.username, 'wrong')
      expect(await tryPassword(user.username, PASSWORD)).toMatchObject({ outcome: 'match' })
    })

    it('are unlocked by an administrator with all tries back', async () => {
      const user = await addUser()
      for (let attempt = 0; attempt < 5; attempt++) await tryPassword(user.username, 'wrong')
      expect(await unlockUser(world.system, user.id)).toMatchObject({ state: 'active', lockedUntil: null })
      expect((await listUsers(world.system, { state: 'locked', q: user.username })).items).toEqual([])
      expect(await tryPassword(user.username, PASSWORD)).toMatchObject({ outcome: 'match' })
    })

    it('are locked exactly once by many failures at the same moment', async () => {
      const user = await addUser()
      const before = await entries()
      await Promise.all(Array.from({ length: 20 }, () => tryPassword(user.username, 'wrong')))
      expect((await entries()) - before).toBe(1)
      expect(await getUser(world.system, { id: user.id })).toMatchObject({ state: 'locked', failures: 0 })
    })

    it('are neither counted nor locked where the store does not manage passwords', async () => {
      const store = await createIdentityStore(world.system, {
        name: `Lax${++counter}`,
        kind: 'BUILT_IN',
        passwordManagement: false,
      })
      const user = await createUser(world.system, store.id, { username: 'lax', password: PASSWORD })
      const lax = domainOf(store.name)
      for (let attempt = 0; attempt < 7; attempt++) await people.authenticate(lax, 'lax', 'wrong', now())
      expect(await people.authenticate(lax, 'lax', PASSWORD, now())).toMatchObject({ outcome: 'match' })
      expect(await getUser(world.system, { id: user.id })).toMatchObject({ failures: 0 })
    })
  })

  describe('by id', () => {
    it('tell their state as it is now, on every use', async () => {
      const user = await addUser()
      expect(await people.stateOf(user.id, now())).toEqual({
        refusal: null,
        passwordChangedAt: now(),
        tokensValidFrom: null,
      })
      await signOutUserEverywhere(world.system, user.id)
      expect(await people.stateOf(user.id, now())).toMatchObject({ tokensValidFrom: now() })
      expect(await people.byId(user.id, now())).toMatchObject({ username: user.username, tokensValidFrom: now() })
      await lockUser(world.system, user.id)
      expect(await people.stateOf(user.id, now())).toMatchObject({ refusal: 'locked' })
      await deleteUser(world.system, user.id)
      expect(await people.stateOf(user.id, now())).toBeNull()
      expect(await people.byId(user.id, now())).toBeNull()
      expect(await people.byName(builtIn, user.username, now())).toBeNull()
    })

    it('are another person when a name is given again', async () => {
      const user = await addUser()
      await deleteUser(world.system, user.id)
      const next = await addUser({ username: user.username })
      expect((await people.byName(builtIn, user.username, now()))?.id).toBe(next.id)
      expect(next.id).not.toBe(user.id)
    })
  })

  describe('of a directory', () => {
    let ldap: RuntimeDomain
    let ldapId = ''
    beforeAll(async () => {
      const settings = { connection: { url: 'ldaps://ldap.example.com' }, search: { baseDn: 'dc=example,dc=com' } }
      const store = await createIdentityStore(world.system, {
        name: 'Corporate',
        kind: 'LDAP',
        ldap: settings,
        bindPassword: 'bind secret',
        useNativeSettings: true,
      })
      ldapId = store.id
      ldap = domainOf('Corporate')
    })
    const bind = (username: string, password: string) => people.authenticate(ldap, username, password, now())

    it('are remembered at first sight under one id, however many sign in at once', async () => {
      directory.add('dana', PASSWORD, { displayName: 'Dana Smith', email: 'dana@example.com', groups: ['ops'] })
      const verdicts = await Promise.all(Array.from({ length: 8 }, () => bind('dana', PASSWORD)))
      const ids = verdicts.map((verdict) => (verdict.outcome === 'match' ? verdict.user.id : verdict.outcome))
      expect(new Set(ids).size).toBe(1)
      const found = await listUsers(world.system, { q: 'smith', store: ldapId })
      expect(found.items.map((user) => user.username)).toEqual(['dana'])
      expect(await people.byName(ldap, 'DANA', now())).toMatchObject({ id: ids[0], groups: ['ops'] })
    })

    it('are seen as the directory has them now, a minute later at most', async () => {
      const entry = directory.add('eve', PASSWORD)
      const verdict = await bind('eve', PASSWORD)
      const id = verdict.outcome === 'match' ? verdict.user.id : ''
      Object.assign(entry, { displayName: 'Eve New', native: { ...entry.native, disabled: true } })
      const asked = directory.lookUps
      expect(await people.stateOf(id, now())).toMatchObject({ refusal: null })
      expect(directory.lookUps).toBe(asked)
      world.clock.advanceSeconds(61)
      const states = await Promise.all([people.stateOf(id, now()), people.byId(id, now())])
      expect(states).toMatchObject([{ refusal: 'disabled' }, { refusal: 'disabled', claims: { name: 'Eve New' } }])
      expect(directory.lookUps).toBe(asked + 1)
      await updateIdentityStore(world.system, { name: 'Corporate' }, { useNativeSettings: false })
      expect(await people.stateOf(id, now())).toMatchObject({ refusal: null })
      await updateIdentityStore(world.system, { name: 'Corporate' }, { useNativeSettings: true })
      directory.people = directory.people.filter((person) => person.entry !== entry)
      world.clock.advanceSeconds(61)
      expect(await people.stateOf(id, now())).toBeNull()
    })

    it('keep their last known state while the directory is down, and cannot sign in', async () => {
      directory.add('finn', PASSWORD)
      const verdict = await bind('finn', PASSWORD)
      const id = verdict.outcome === 'match' ? verdict.user.id : ''
      world.clock.advanceSeconds(61)
      directory.isDown = true
      expect(await people.stateOf(id, now())).toMatchObject({ refusal: null })
      expect(await bind('finn', PASSWORD)).toEqual({ outcome: 'unavailable' })
      await expect(people.byName(ldap, 'finn', now())).rejects.toMatchObject({ code: 'unavailable' })
      directory.isDown = false
    })

    it('are locked here by failures there, and are then not tried there any more', async () => {
      directory.add('gus', PASSWORD)
      for (let attempt = 0; attempt < 5; attempt++) await bind('gus', 'wrong')
      const { binds } = directory
      expect(await bind('gus', PASSWORD)).toEqual({ outcome: 'refused', reason: 'locked-for-a-while' })
      expect(directory.binds).toBe(binds)
      expect(await bind('nobody', PASSWORD)).toEqual({ outcome: 'refused', reason: 'unknown' })
    })

    it('are told apart from people of other stores by the name of the store', async () => {
      await addUser({ username: 'hana' })
      directory.add('hana', 'another password')
      const [here, there] = [await tryPassword('hana', PASSWORD), await bind('hana', 'another password')]
      expect(here.outcome === 'match' && there.outcome === 'match' && here.user.id !== there.user.id).toBe(true)
      expect(await bind('hana', PASSWORD)).toMatchObject({ outcome: 'refused' })
    })

    it('are edited and given passwords in the directory only', async () => {
      const { items } = await listUsers(world.system, { store: ldapId, q: 'dana' })
      const id = items[0]?.id ?? ''
      for (const refused of [
        () => setUserPassword(world.system, id, { password: PASSWORD }),
        () => requirePasswordChange(world.system, id),
        () => createUser(world.system, ldapId, { username: 'new' }),
      ]) {
        await expect(refused()).rejects.toMatchObject({ code: 'conflict' })
      }
    })
  })

  it('lets no right password in that was overtaken by a lock', async () => {
    const user = await addUser()
    const record = await world.store.users.byId(user.id)
    await lockUser(world.system, user.id)
    const expected = { passwordHash: record?.passwordHash ?? null, isCounting: true }
    expect(await world.store.users.succeed(user.id, now(), expected)).toBe(false)
    await unlockUser(world.system, user.id)
    expect(await world.store.users.succeed(user.id, now(), { ...expected, passwordHash: 'another' })).toBe(false)
    expect(await world.store.users.succeed(user.id, addSeconds(now(), 1), expected)).toBe(true)
  })
})
