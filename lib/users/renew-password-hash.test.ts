import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { addSeconds } from '@/lib/base/clock'
import { isOutdatedHash } from '@/lib/base/slow-hash'
import { dialects } from '@/lib/store/testing/databases'
import { createPasswordChanges } from './change-own-password'
import { createUserDirectory } from './directory'
import { hashUserPassword, verifyUserPassword } from './hash-user-password'
import type { LockoutDeps } from './lockout'
import { MemoryDirectory } from './testing/memory-directory'
import { domainOf, openWorld, type World } from './testing/world'
import { createUser } from './users'

const PASSWORD = 'seven green bottles'
/** of PASSWORD, at a fraction of today's cost */
const CHEAP_HASH = '$argon2id$v=19$m=8192,t=1,p=1$bMkngZqI9v8en/zRqbSubw$66RoNm+TQL2dbYCUw0AR+3NcMnLwcECz2UgXqf3nGzk'
const here = domainOf('UserIdentityStore1')

describe.each(dialects)('a password hash of another cost ($dialect)', { timeout: 60_000 }, ({ create }) => {
  let world: World
  let deps: LockoutDeps & { directory: MemoryDirectory }
  let counter = 0

  beforeAll(async () => {
    world = await openWorld(create)
    const { store, clock, masterKey, random } = world.system
    deps = { store, clock, masterKey, random, directory: new MemoryDirectory() }
  })
  afterAll(() => world.close())

  const now = () => world.clock.now()
  const directory = (verifyPassword?: LockoutDeps['verifyPassword']) =>
    createUserDirectory({ ...deps, ...(verifyPassword && { verifyPassword }) })
  const signIn = async (username: string, password = PASSWORD, people = directory()) =>
    (await people.authenticate(here, username, password, now())).outcome
  const record = async (id: string) => {
    const user = await world.store.users.byId(id)
    if (!user) throw new Error('the person is there')
    return user
  }
  const isRenewed = async (id: string) => !isOutdatedHash((await record(id)).passwordHash ?? '')

  async function addImported() {
    const { id } = await createUser(world.system, world.storeId, {
      username: `imported${++counter}`,
      password: PASSWORD,
    })
    const { passwordHash } = await record(id)
    await world.store.users.renewPasswordHash(id, passwordHash ?? '', CHEAP_HASH)
    return record(id)
  }

  it('is made anew behind a right password, and nothing else of the person moves', async () => {
    const before = await addImported()
    expect(await signIn(before.username)).toBe('match')
    await vi.waitFor(async () => expect(await isRenewed(before.id)).toBe(true))
    const { passwordHash } = await record(before.id)
    expect(await record(before.id)).toEqual({ ...before, passwordHash, lastSignInAt: now() })
    expect(await signIn(before.username)).toBe('match')
    expect(await signIn(before.username, 'another')).toBe('refused')
  })

  it('stays as it is behind a wrong one', async () => {
    const { id, username } = await addImported()
    expect(await signIn(username, 'another')).toBe('refused')
    // Whatever that had begun would be done before this, which waits for the same place.
    await hashUserPassword('something')
    expect((await record(id)).passwordHash).toBe(CHEAP_HASH)
  })

  it('keeps nobody out whose password is being checked while it is made anew', async () => {
    const { id, username } = await addImported()
    const renewing = directory(async (hash, password) => {
      const isRight = await verifyUserPassword(hash, password)
      if (hash === CHEAP_HASH) await world.store.users.renewPasswordHash(id, hash, await hashUserPassword(PASSWORD))
      return isRight
    })
    expect(await signIn(username, PASSWORD, renewing)).toBe('match')
  })

  it('lets nobody in whose password is changed while the old one is being checked, nor brings the old one back', async () => {
    const { id, username } = await addImported()
    const changing = directory(async (hash, password) => {
      const isRight = await verifyUserPassword(hash, password)
      if (hash === CHEAP_HASH) {
        const user = await record(id)
        const passwordHash = await hashUserPassword('eight blue kettles')
        await world.store.users.replace({ ...user, passwordHash, passwordChangedAt: now() }, user.version)
      }
      return isRight
    })
    expect(await signIn(username, PASSWORD, changing)).toBe('refused')
    expect(await world.store.users.renewPasswordHash(id, CHEAP_HASH, await hashUserPassword(PASSWORD))).toBe(false)
    expect(await signIn(username)).toBe('refused')
    expect(await signIn(username, 'eight blue kettles')).toBe('match')
  })

  it('stands in the way of no change of the own password, which proves the old one first', async () => {
    const { id, username } = await addImported()
    const passwords = createPasswordChanges(deps, directory())
    const facts = { now: addSeconds(now(), 1), address: '203.0.113.9', correlationId: 'c-1' }
    const change = (current: string, next: string) => passwords.change(here, username, { current, next }, facts)
    expect(await change(PASSWORD, 'eight blue kettles')).toMatchObject({ outcome: 'changed' })
    expect(await isRenewed(id)).toBe(true)
    expect(await change(PASSWORD, 'nine red lanterns')).toEqual({ outcome: 'refused' })
    expect(await signIn(username, 'eight blue kettles')).toBe('match')
  })
})
