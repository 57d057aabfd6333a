import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addSeconds } from '@/lib/base/clock'
import { Overloaded } from '@/lib/base/turnstile'
import type { UserDirectory } from '@/lib/oauth/ports'
import { dialects } from '@/lib/store/testing/databases'
import { deleteUser } from './delete-user'
import { createUserDirectory } from './directory'
import { createIdentityStore } from './identity-stores'
import { MemoryDirectory } from './testing/memory-directory'
import { domainOf, openWorld, type World } from './testing/world'
import { setUserPassword } from './user-password'
import { disableUser, lockUser, requirePasswordChange, signOutUserEverywhere, unlockUser } from './user-state'
import { createUser, getUser, listUsers } from './users'

const PASSWORD = 'a long enough password'
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

    it('cost one slow hash each, whether unknown, locked, wrong or right, and are put off when too many wait', async () => {
      const hashes: (string | null)[] = []
      const { store, clock, masterKey, random } = world.system
      const counted = createUserDirectory({
        ...{ store, clock, masterKey, random, directory },
        async verifyPassword(hash, password) {
          hashes.push(hash)
          if (password === 'too many') throw new Overloaded('full')
          return password === PASSWORD
        },
      })
      const [user, locked] = [await addUser(), await addUser()]
      await lockUser(world.system, locked.id)
      const names = ['nobody', 'x'.repeat(5000), user.username, locked.username]
      for (const name of names) {
        for (const password of [PASSWORD, 'wrong']) await counted.authenticate(builtIn, name, password, now())
      }
      expect(hashes).toHaveLength(8)
      expect(hashes.slice(0, 4)).toEqual([null, null, null, null])
      expect(await counted.authenticate(builtIn, user.username, 'too many', now())).toEqual({ outcome: 'unavailable' })
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
