import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RuntimeDomain, UserDirectory } from '@/lib/oauth/ports'
import { dialects } from '@/lib/store/testing/databases'
import { createUserDirectory } from './directory'
import { createIdentityStore, updateIdentityStore } from './identity-stores'
import { MemoryDirectory } from './testing/memory-directory'
import { domainOf, openWorld, type World } from './testing/world'
import { setUserPassword } from './user-password'
import { requirePasswordChange } from './user-state'
import { createUser, listUsers } from './users'

const PASSWORD = 'a long enough password'
const builtIn = domainOf('UserIdentityStore1')

describe.each(dialects)(
  'people of a directory as the protocol sees them ($dialect)',
  { timeout: 60_000 },
  ({ create }) => {
    let world: World
    let people: UserDirectory
    let counter = 0
    const directory = new MemoryDirectory()
    const now = () => world.clock.now()

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

    describe('of an LDAP store', () => {
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
  },
)
