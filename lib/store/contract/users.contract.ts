import { beforeAll, expect, it } from 'vitest'
import { addSeconds } from '@/lib/base/clock'
import type { Store } from '../store'
import { BORN, domainRecord } from '../testing/records'
import { identityStoreRecord, userRecord } from '../testing/user-records'
import type { LockoutRule } from '../user-types'

const RULE: LockoutRule = { failures: 5, windowSeconds: 900, durationSeconds: 600 }
const at = addSeconds(BORN, 3600)

export function usersContract(store: () => Store, other: () => Store): void {
  const home = identityStoreRecord()
  beforeAll(() => store().identityStores.insert(home))

  async function added(overrides = {}) {
    const user = userRecord(home.id, overrides)
    await store().users.insert(user)
    return user
  }

  it('keeps a store and everything of it, and refuses its name to another, whatever its case', async () => {
    const bindPassword = Buffer.from([1, 0, 255])
    const kept = identityStoreRecord({ bindPassword })
    await store().identityStores.insert(kept)
    const found = await store().identityStores.byName(kept.name)
    expect({ ...found, bindPassword: Buffer.from(found?.bindPassword ?? []) }).toEqual(kept)
    const person = userRecord(kept.id)
    await store().users.insert(person)
    const of = (await store().users.withStore(person.id))?.store
    expect({ ...of, bindPassword: Buffer.from(of?.bindPassword ?? []) }).toEqual(kept)
    expect(await store().identityStores.byName(kept.name.toLowerCase())).toBeNull()
    await expect(
      store().identityStores.insert(identityStoreRecord({ name: kept.name.toUpperCase() })),
    ).rejects.toMatchObject({ target: 'identityStore.name' })
    expect(await store().identityStores.replace({ ...kept, lockoutFailures: 9 }, 2)).toBe(false)
    expect(await store().identityStores.replace({ ...kept, lockoutFailures: 9 }, 1)).toBe(true)
    expect(await store().identityStores.byId(kept.id)).toMatchObject({ lockoutFailures: 9, version: 2 })
  })

  it('keeps every field of a user as it was given', async () => {
    const user = await added({
      username: 'Ünïcode.😀',
      email: 'Ü@example.com',
      phone: '+49 30 1',
      address: { street_address: 'a\nb', country: 'DE' },
      profile: { locale: 'de' },
      groups: ['a b', "c'd"],
      attributes: { level: 1.5, rooms: ['x'], on: true, text: '"' },
      native: { locked: true, disabled: false, mustChangePassword: false },
      seenAt: at,
      externalId: 'x-1',
      lockedAt: at,
      tokensValidFrom: at,
    })
    expect(await store().users.byId(user.id)).toEqual(user)
    expect(await store().users.byUsername(home.id, 'üNÏCODE.😀')).toEqual(user)
    expect(await store().users.byExternalId(home.id, 'x-1')).toEqual(user)
    expect(await store().users.withStore(user.id)).toEqual({ user, store: home })
    expect(await store().users.stateOf(user.id)).toEqual({
      storeKind: 'BUILT_IN',
      passwordManagement: true,
      disabledAt: null,
      lockedAt: at,
      lockedUntil: null,
      mustChangePassword: false,
      passwordChangedAt: null,
      tokensValidFrom: at,
    })
    for (const nobody of ['nul\0', '\ud800', 'unknown']) {
      expect(await store().users.byUsername(home.id, nobody)).toBeNull()
      expect(await store().users.stateOf(nobody)).toBeNull()
      expect(await store().users.byId(nobody)).toBeNull()
    }
  })

  it('lets one name be one user of a store, and another of another store', async () => {
    const user = await added()
    const twin = userRecord(home.id, { username: user.username.toUpperCase() })
    await expect(store().users.insert(twin)).rejects.toMatchObject({ target: 'user.username' })
    const elsewhere = identityStoreRecord()
    await store().identityStores.insert(elsewhere)
    await store().users.insert({ ...twin, storeId: elsewhere.id })
    expect(await store().users.takenUsernames(home.id, [user.username.toUpperCase(), 'free'])).toEqual([user.username])
  })

  it('inserts many users or none', async () => {
    const user = await added()
    const many = Array.from({ length: 900 }, () => userRecord(home.id))
    await store().users.insertMany(many)
    expect(await store().users.byId(many[899]?.id ?? '')).toEqual(many[899])
    const last = userRecord(home.id, { username: user.username })
    const fresh = Array.from({ length: 450 }, () => userRecord(home.id))
    await expect(store().users.insertMany([...fresh, last])).rejects.toMatchObject({ target: 'user.username' })
    expect(await store().users.byId(fresh[0]?.id ?? '')).toBeNull()
  }, 60_000)

  it('lets an edit of an old version go, and an edit never takes a counted failure or a lock back', async () => {
    const user = await added()
    await store().users.fail(user.id, at, RULE)
    expect(await store().users.replace({ ...user, displayName: 'New' }, 1)).toBe(true)
    expect(await store().users.replace({ ...user, displayName: 'Late' }, 1)).toBe(false)
    expect(await store().users.byId(user.id)).toMatchObject({ displayName: 'New', failures: 1, version: 2 })
    for (let n = 0; n < 4; n++) await store().users.fail(user.id, at, RULE)
    expect(await store().users.replace({ ...user, displayName: 'Newer' }, 2)).toBe(true)
    expect((await store().users.byId(user.id))?.lockedUntil).toEqual(addSeconds(at, 600))
    expect(await store().users.replace({ ...user }, 3, { resetsFailures: true })).toBe(true)
    expect(await store().users.byId(user.id)).toMatchObject({ failures: 0, lockedUntil: null })
  })

  it('counts failures of a window, starts anew in the next, and locks at the last one', async () => {
    const user = await added()
    for (const expected of [1, 2, 3]) {
      expect(await store().users.fail(user.id, at, RULE)).toEqual({ failures: expected, hasLocked: false, until: null })
    }
    const later = addSeconds(at, 900)
    expect(await store().users.fail(user.id, later, RULE)).toMatchObject({ failures: 1 })
    for (let n = 0; n < 3; n++) await store().users.fail(user.id, later, RULE)
    const until = addSeconds(later, 600)
    expect(await store().users.fail(user.id, later, RULE)).toEqual({ failures: 0, hasLocked: true, until })
    // While the lock stands nothing is counted; once it is over the count begins again.
    expect(await store().users.fail(user.id, addSeconds(later, 599), RULE)).toMatchObject({ hasLocked: false })
    expect(await store().users.byId(user.id)).toMatchObject({ failures: 0, lockedUntil: until })
    expect(await store().users.fail(user.id, until, RULE)).toMatchObject({ failures: 1, hasLocked: false })
  })

  it('locks exactly once, and counts no failure twice, when two nodes fail at the same moment', async () => {
    const user = await added()
    const many = { ...RULE, failures: 30 }
    const few = await Promise.all(
      Array.from({ length: 20 }, (_, n) => (n % 2 ? store() : other()).users.fail(user.id, at, many)),
    )
    expect(few.map((outcome) => outcome.failures).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, n) => n + 1),
    )
    const rest = await Promise.all(
      Array.from({ length: 20 }, (_, n) => (n % 2 ? store() : other()).users.fail(user.id, at, many)),
    )
    expect(rest.filter((outcome) => outcome.hasLocked)).toHaveLength(1)
  })

  it('lets a right password stand only where no lock came in between', async () => {
    const user = await added({ passwordHash: 'hash' })
    const expected = { passwordHash: 'hash', isCounting: true }
    for (let n = 0; n < 4; n++) await store().users.fail(user.id, at, RULE)
    expect(await store().users.succeed(user.id, at, expected)).toBe(true)
    expect(await store().users.byId(user.id)).toMatchObject({ failures: 0, lastSignInAt: at })
    const outcomes = await Promise.all([
      ...Array.from({ length: 5 }, () => store().users.fail(user.id, at, RULE)),
      ...Array.from({ length: 5 }, () => other().users.succeed(user.id, at, expected)),
    ])
    const after = await store().users.byId(user.id)
    const hasLocked = outcomes.some((outcome) => typeof outcome === 'object' && outcome.hasLocked)
    expect(after?.lockedUntil !== null).toBe(hasLocked)
    if (hasLocked) expect(await store().users.succeed(user.id, at, expected)).toBe(false)
    expect(await store().users.succeed(user.id, at, { ...expected, passwordHash: 'old' })).toBe(false)
    expect(await store().users.succeed(user.id, addSeconds(at, 600), expected)).toBe(true)
  })

  it('renews a password hash once, of however many at once, and never over another password', async () => {
    const user = await added({ passwordHash: 'cheap' })
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        (n % 2 ? store() : other()).users.renewPasswordHash(user.id, 'cheap', `n${n}`),
      ),
    )
    expect(outcomes.filter(Boolean)).toHaveLength(1)
    expect(await store().users.byId(user.id)).toEqual({ ...user, passwordHash: `n${outcomes.indexOf(true)}` })
    expect(await other().users.renewPasswordHash(user.id, 'cheap', 'late')).toBe(false)
  })

  it('keeps one row of a person of a directory, however many see it first at once', async () => {
    const name = userRecord(home.id).username
    const seen = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        (n % 2 ? store() : other()).users.upsertFromDirectory(userRecord(home.id, { username: name, seenAt: at })),
      ),
    )
    expect(new Set(seen.map((user) => user.id)).size).toBe(1)
    const id = seen[0]?.id ?? ''
    await store().users.replace({ ...(seen[0] ?? userRecord(home.id)), disabledAt: at }, 1)
    const again = await store().users.upsertFromDirectory(
      userRecord(home.id, { username: name.toUpperCase(), displayName: 'Renamed', groups: ['ops'] }),
    )
    expect(again).toMatchObject({ id, displayName: 'Renamed', groups: ['ops'], disabledAt: at, version: 2 })
  })

  it('tells which stores only some domains use, and keeps a store that holds users', async () => {
    const [mine, shared, unused] = [identityStoreRecord(), identityStoreRecord(), identityStoreRecord()]
    for (const each of [mine, shared, unused]) await store().identityStores.insert(each)
    const domains = [mine, mine, shared, shared].map(({ name }) => domainRecord({ identityProvider: name }))
    for (const domain of domains) await store().domains.insert(domain)
    const ids = domains.map((domain) => domain.id)
    expect(await store().identityStores.idsUsedOnlyBy(ids.slice(0, 3))).toEqual([mine.id])
    expect((await store().identityStores.idsUsedOnlyBy(ids)).toSorted()).toEqual([mine.id, shared.id].toSorted())
    expect(await store().identityStores.idsUsedOnlyBy(ids.slice(0, 1))).toEqual([])
    expect(await store().identityStores.idsUsedOnlyBy([])).toEqual([])
    expect(await store().identityStores.domainsUsing(mine.name, 1)).toHaveLength(1)
    await store().users.insert(userRecord(unused.id))
    expect(await store().identityStores.countUsers(unused.id, 10)).toBe(1)
    await expect(store().identityStores.delete(unused.id)).rejects.toThrow()
    await store().users.deleteOfStore(unused.id)
    await store().identityStores.delete(unused.id)
    expect(await store().identityStores.byId(unused.id)).toBeNull()
  })
}
