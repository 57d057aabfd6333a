import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects } from '@/lib/store/testing/databases'
import { lockUser } from '@/lib/users/user-state'
import { createScimWorld, type ScimWorld } from '../testing/scim-world'

const EXTENSION = 'urn:gatehouse:scim:schemas:extension:1.0:User'
const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error'

describe.each(dialects)('SCIM PATCH on $dialect (RFC 7644 §3.5.2)', ({ create }) => {
  let world: ScimWorld
  beforeAll(async () => {
    world = await createScimWorld(create)
  })
  afterAll(() => world.close())

  describe('a patched user', () => {
    it('is refused from the moment active becomes false, in every spelling', async () => {
      const { id } = await world.add('leaver')
      const isDisabled = async () => (await world.store.users.stateOf(id))?.disabledAt !== null
      for (const operation of [
        { op: 'replace', path: 'active', value: false },
        { op: 'Replace', path: 'active', value: 'False' },
        { op: 'replace', value: { active: false } },
        { op: 'add', path: 'urn:ietf:params:scim:schemas:core:2.0:User:active', value: false },
      ]) {
        expect((await world.patch(id, operation)).json()).toMatchObject({ active: false })
        expect(await isDisabled()).toBe(true)
        expect((await world.patch(id, { op: 'replace', path: 'active', value: true })).status).toBe(200)
        expect(await isDisabled()).toBe(false)
      }
      const actions = (await world.store.audit.after(0, 1000)).filter((entry) => entry.entityId === id)
      expect(actions.map((entry) => entry.action)).toContain('user.disable')
    })

    it('stays locked when it is taken into use again', async () => {
      const { id } = await world.add('locked-one')
      await lockUser(world.system, id)
      await world.patch(id, { op: 'replace', path: 'active', value: true })
      expect((await world.store.users.byId(id))?.lockedAt).not.toBeNull()
    })

    it('has another password afterwards, which is told to nobody', async () => {
      const { id } = await world.add('forgetful', { password: 'correct horse battery' })
      const before = await world.store.users.byId(id)
      world.clock.advanceSeconds(60)
      const answer = await world.patch(id, { op: 'replace', path: 'password', value: 'another long password' })
      expect(answer.text).not.toContain('another long')
      const after = await world.store.users.byId(id)
      expect(after?.passwordHash).not.toBe(before?.passwordHash)
      expect(after?.passwordChangedAt).toEqual(world.clock.now())
      expect(JSON.stringify(await world.store.audit.after(0, 1000))).not.toContain('another long')
    })

    it('is changed in each attribute by path and without', async () => {
      const { id } = await world.add('many', {
        emails: [{ value: 'old@example.com' }],
        [EXTENSION]: { emailVerified: true },
      })
      const answer = await world.patch(
        id,
        { op: 'replace', path: 'name.givenName', value: 'Ann' },
        { op: 'add', path: 'emails[type eq "work"].value', value: 'ann@example.com' },
        { op: 'add', path: 'phoneNumbers[type eq "work"].value', value: '+1 555 0100' },
        { op: 'add', path: 'addresses[type eq "work"]', value: { locality: 'Zürich' } },
        { op: 'add', path: `${EXTENSION}:groups`, value: ['a', 'b'] },
        { op: 'remove', path: `${EXTENSION}:groups[value eq "a"]` },
        { op: 'add', value: { nickName: 'A', 'name.familyName': 'Doe', unknown: 'passed over', id: 'mine' } },
        { op: 'replace', path: 'name.formatted', value: 'Ann Doe' },
      )
      expect(answer.json()).toMatchObject({
        id,
        name: { givenName: 'Ann', familyName: 'Doe' },
        displayName: 'Ann Doe',
        nickName: 'A',
        emails: [{ value: 'ann@example.com' }],
        phoneNumbers: [{ value: '+1 555 0100' }],
        addresses: [{ locality: 'Zürich' }],
        [EXTENSION]: { groups: ['b'], emailVerified: false },
      })
      const bare = await world.patch(id, { op: 'remove', path: 'emails' }, { op: 'remove', path: 'name.givenName' })
      expect(bare.json()).not.toHaveProperty('emails')
      expect(bare.json().name).toEqual({ formatted: 'Ann Doe', familyName: 'Doe' })
    })

    it.each([
      [{ op: 'remove' }, 'noTarget'],
      [{ op: 'replace', path: 'emails[type eq "moon"].value', value: 'a@example.com' }, 'noTarget'],
      [{ op: 'remove', path: 'userName' }, 'mutability'],
      [{ op: 'replace', path: 'id', value: 'x' }, 'mutability'],
      [{ op: 'replace', path: 'groups', value: [] }, 'mutability'],
      [{ op: 'replace', path: 'favouriteColour', value: 'red' }, 'invalidPath'],
      [{ op: 'replace', path: '__proto__', value: {} }, 'invalidPath'],
      [{ op: 'replace', path: '][', value: 'x' }, 'invalidPath'],
      [{ op: 'replace', path: 'name.colour', value: 'x' }, 'invalidPath'],
      [{ op: 'replace', path: 'userName', value: '' }, 'invalidValue'],
      [{ op: 'replace', path: 'active', value: 7 }, 'invalidValue'],
      [{ op: 'replace', path: 'active' }, 'invalidValue'],
      [{ op: 'explode', path: 'active', value: true }, 'invalidSyntax'],
      ['nothing', 'invalidSyntax'],
    ])('is left alone by %j, which is refused with %s', async (operation, scimType) => {
      const name = `left-alone-${randomUUID()}`
      const { id } = await world.add(name, { displayName: 'Left alone', emails: [{ value: 'left@example.com' }] })
      const before = await world.store.users.byId(id)
      const answer = await world.patch(id, { op: 'replace', path: 'displayName', value: 'half' }, operation as object)
      expect(answer.json()).toMatchObject({ schemas: [ERROR], status: '400', scimType })
      expect(await world.store.users.byId(id)).toEqual(before)
    })
  })
})
