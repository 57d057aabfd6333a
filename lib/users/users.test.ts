import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createUsersInBulk } from './bulk'
import { deleteUser, previewUserDeletion } from './delete-user'
import { openWorld, person, type World } from './testing/world'
import { setUserPassword } from './user-password'
import {
  disableUser,
  enableUser,
  lockUser,
  requirePasswordChange,
  signOutUserEverywhere,
  unlockUser,
} from './user-state'
import { createUser, getUser, listUsers, updateUser } from './users'

const PASSWORD = 'a long enough password'
let world: World
let counter = 0
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const username = () => `casey${++counter}`
const make = (input: Record<string, unknown> = {}) =>
  createUser(world.system, world.storeId, { username: username(), ...input })
const lastEntry = async () => world.store.audit.bySeq((await world.store.audit.head()).seq)

describe('a user of the built-in store', () => {
  it('is made with everything a claim can say, and read back by id and by name in any case', async () => {
    const input = {
      username: 'Casey.Brown',
      displayName: 'Casey Brown',
      givenName: 'Casey',
      familyName: 'Brown',
      email: 'Casey@Example.com',
      emailVerified: true,
      phone: '+49 30 1234567',
      address: { street_address: 'Lindenstr. 1\nHof', postal_code: '10969', country: 'DE' },
      profile: { locale: 'de-DE', zoneinfo: 'Europe/Berlin' },
      groups: ['staff', 'staff', 'night shift'],
      attributes: { costCenter: '4711', level: 3, external: false, rooms: ['a', 'b'] },
    }
    const made = await make(input)
    expect(made).toMatchObject({ ...input, groups: ['staff', 'night shift'], state: 'active', hasPassword: false })
    expect(await getUser(world.system, { id: made.id })).toEqual(made)
    expect(await getUser(world.system, { storeId: world.storeId, username: 'CASEY.brown' })).toEqual(made)
  })

  it('keeps its id when it is renamed, and its verified mark only with the address that was verified', async () => {
    const made = await make({ email: 'a@example.com', emailVerified: true })
    const name = username()
    const renamed = await updateUser(world.system, made.id, { username: name, email: 'b@example.com' })
    expect(renamed).toMatchObject({ id: made.id, username: name, emailVerified: false, version: 2 })
    const found = await listUsers(world.system, { q: made.username })
    expect(found.items).toEqual([])
  })

  it('refuses a name that is taken, in any case, and says which field', async () => {
    const made = await make()
    const expected = { code: 'conflict', fieldErrors: { username: [expect.any(String)] } }
    await expect(make({ username: made.username.toUpperCase() })).rejects.toMatchObject(expected)
    const other = await make()
    await expect(updateUser(world.system, other.id, { username: made.username })).rejects.toMatchObject(expected)
  })

  it('refuses what no claim could carry, and names every field', async () => {
    const attempt = make({
      username: ' ',
      email: 'nobody',
      phone: 'call me',
      attributes: { '1st': 'x' },
      profile: { hobby: 'chess' },
      password: 'short',
    })
    await expect(attempt).rejects.toMatchObject({ code: 'validation_failed' })
    const { fieldErrors } = await attempt.catch((error) => error)
    expect(Object.keys(fieldErrors).sort()).toEqual([
      'attributes.1st',
      'email',
      'password',
      'phone',
      'profile',
      'username',
    ])
  })

  it('answers a stale save with what is stored and who stored it', async () => {
    const made = await make()
    await updateUser(world.as(person('ada', 'ADMINISTRATOR')), made.id, { displayName: 'Ada was here' })
    await expect(
      updateUser(world.system, made.id, { displayName: 'Late' }, { expectedVersion: made.version }),
    ).rejects.toMatchObject({ code: 'stale', data: { changedBy: 'ada', current: { displayName: 'Ada was here' } } })
  })

  it('writes no password and no hash to the audit log', async () => {
    const made = await make({ password: PASSWORD })
    expect(made.hasPassword).toBe(true)
    await setUserPassword(world.system, made.id, { password: `${PASSWORD} 2` })
    const entry = await lastEntry()
    expect(entry).toMatchObject({ action: 'user.set-password', entityId: made.id })
    expect(entry?.changes).toContainEqual({ field: 'passwordHash', before: '[secret]', after: '[secret]' })
    expect(JSON.stringify(entry)).not.toMatch(/argon2|long enough/)
  })
})

describe('the state of a user', () => {
  it('goes through lock, disable and forced change, and each is written down once', async () => {
    const { id } = await make({ password: PASSWORD })
    expect(await lockUser(world.system, id)).toMatchObject({ state: 'locked', lockedAt: world.clock.now() })
    const { seq } = await world.store.audit.head()
    await lockUser(world.system, id)
    expect((await world.store.audit.head()).seq).toBe(seq)
    expect(await disableUser(world.system, id)).toMatchObject({ state: 'disabled' })
    expect(await unlockUser(world.system, id)).toMatchObject({ state: 'disabled', lockedAt: null })
    expect(await requirePasswordChange(world.system, id)).toMatchObject({ mustChangePassword: true })
    expect(await enableUser(world.system, id)).toMatchObject({ state: 'must-change-password' })
    expect(await setUserPassword(world.system, id, { password: PASSWORD })).toMatchObject({ state: 'active' })
    expect(await signOutUserEverywhere(world.system, id)).toMatchObject({ tokensValidFrom: world.clock.now() })
  })

  it('is what lists are filtered by', async () => {
    const names = { locked: username(), disabled: username(), must: username(), active: username() }
    const made = await Promise.all(
      Object.values(names).map((name) => make({ username: name, displayName: 'Filtered' })),
    )
    await lockUser(world.system, made[0]?.id ?? '')
    await disableUser(world.system, made[1]?.id ?? '')
    await requirePasswordChange(world.system, made[2]?.id ?? '')
    for (const [state, name] of [
      ['locked', names.locked],
      ['disabled', names.disabled],
      ['must-change-password', names.must],
      ['active', names.active],
    ] as const) {
      const page = await listUsers(world.system, { q: 'filtered', state })
      expect(page.items.map((user) => [user.username, user.state])).toEqual([[name, state]])
      const all = await listUsers(world.system, { state, limit: 200 })
      expect(all.items.map((user) => user.username)).toContain(name)
      expect(new Set(all.items.map((user) => user.state))).toEqual(new Set([state]))
      expect(all.total).toBe(all.items.length)
    }
  })

  it('asks for the password again before a password is set in the console', async () => {
    const { id } = await make()
    const ctx = world.as({ ...person('ada', 'ADMINISTRATOR'), authenticatedAt: new Date('2025-01-01T00:00:00Z') })
    await expect(setUserPassword(ctx, id, { password: PASSWORD })).rejects.toMatchObject({
      code: 'reauthentication_required',
    })
  })
})

describe('deleting a user', () => {
  it('tells what goes with it, and leaves the name free for another person', async () => {
    const made = await make()
    expect(await previewUserDeletion(world.system, made.id)).toEqual({ families: 0, isExact: true })
    expect(await deleteUser(world.system, made.id)).toEqual({ username: made.username })
    await expect(getUser(world.system, { id: made.id })).rejects.toMatchObject({ code: 'not_found' })
    expect((await listUsers(world.system, { q: made.username })).items).toEqual([])
    expect((await make({ username: made.username })).id).not.toBe(made.id)
  })
})

describe('adding many users', () => {
  it('adds all or none, and tells of all in one entry', async () => {
    const names = Array.from({ length: 1000 }, () => username())
    const records = names.map((name) => ({ username: name, passwordHash: null }))
    const ids = await world.store.write((tx) => createUsersInBulk(tx, world.system, world.storeId, records))
    expect(new Set(ids).size).toBe(1000)
    expect(await lastEntry()).toMatchObject({ action: 'user.import', detail: { count: 1000 } })
    expect(await getUser(world.system, { id: ids[999] ?? '' })).toMatchObject({ username: names[999] })
    const again = [
      { username: username(), passwordHash: null },
      { username: names[5] ?? '', passwordHash: null },
    ]
    await expect(
      world.store.write((tx) => createUsersInBulk(tx, world.system, world.storeId, again)),
    ).rejects.toMatchObject({ code: 'conflict' })
    expect((await listUsers(world.system, { q: again[0]?.username })).items).toEqual([])
  })
})
