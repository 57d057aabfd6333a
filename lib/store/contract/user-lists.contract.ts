import { beforeAll, expect, it } from 'vitest'
import { addSeconds } from '@/lib/base/clock'
import { type UserListQuery, userListQuerySchema } from '@/lib/schemas/user-list-query'
import type { Store } from '../store'
import { BORN } from '../testing/records'
import { identityStoreRecord, userRecord } from '../testing/user-records'
import type { StoreFilter, UserRecord } from '../user-types'

const NOW = addSeconds(BORN, 86_400)
const bytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))
const keys = {
  username: (user: UserRecord) => user.username.toLowerCase(),
  email: (user: UserRecord) => user.email?.toLowerCase() ?? '',
  createdAt: (user: UserRecord) => user.createdAt.toISOString(),
}
const isLocked = (user: UserRecord) => user.lockedAt !== null || (user.lockedUntil !== null && user.lockedUntil > NOW)
const matches: Record<NonNullable<UserListQuery['state']>, (user: UserRecord) => boolean> = {
  locked: isLocked,
  disabled: (user) => user.disabledAt !== null,
  'must-change-password': (user) => user.mustChangePassword,
  active: (user) => !isLocked(user) && user.disabledAt === null && !user.mustChangePassword,
}

export function userListsContract(store: () => Store): void {
  const stores = [identityStoreRecord(), identityStoreRecord()]
  const all = stores.map((each) => each.id)
  const users: UserRecord[] = []

  beforeAll(async () => {
    for (const each of stores) await store().identityStores.insert(each)
    const names = ['Zoë', 'adam', 'Ärger', 'b-c', 'b_c', 'same', '😀', 'eve@example.com', 'x', 'y', 'z1', 'z2']
    for (const [at, name] of names.entries()) {
      for (const storeId of all) {
        const user = userRecord(storeId, {
          username: name,
          displayName: `Walter O'Neil-${at}`,
          // Some have no address, some share one.
          email: at % 3 === 0 ? null : `p${at % 4}@example.com`,
          createdAt: addSeconds(BORN, Math.floor(at / 3)),
          disabledAt: at % 4 === 1 ? BORN : null,
          lockedAt: at % 5 === 2 ? BORN : null,
          lockedUntil: at % 5 === 3 ? addSeconds(NOW, at % 2 ? 60 : -60) : null,
          mustChangePassword: at % 6 === 5,
        })
        users.push(user)
        await store().users.insert(user)
      }
    }
  })

  const listed = async (query: Partial<UserListQuery>, visible: StoreFilter = all) =>
    store().users.list(userListQuerySchema.parse({ limit: 5, ...query }), visible, NOW)

  async function walk(query: Partial<UserListQuery>, visible: StoreFilter) {
    const seen: UserRecord[] = []
    let page = await listed(query, visible)
    const { total } = page
    for (;;) {
      seen.push(...page.items)
      if (!page.nextCursor) break
      page = await listed({ ...query, cursor: page.nextCursor }, visible)
    }
    return { seen, total }
  }

  it('walks every order, store and state over each user exactly once', async () => {
    for (const sort of ['username', 'email', 'createdAt'] as const) {
      for (const direction of ['asc', 'desc'] as const) {
        for (const state of [undefined, 'active', 'locked', 'disabled', 'must-change-password'] as const) {
          for (const wanted of [undefined, all[1]]) {
            const query = { sort, direction, state, store: wanted }
            const { seen, total } = await walk(query, all)
            const expected = users
              .filter((user) => wanted === undefined || user.storeId === wanted)
              .filter((user) => state === undefined || matches[state](user))
            const sign = direction === 'asc' ? 1 : -1
            const order = expected.map(keys[sort]).toSorted((a, b) => sign * bytes(a, b))
            expect(seen.map(keys[sort]), JSON.stringify(query)).toEqual(order)
            expect(new Set(seen.map((user) => user.id)).size).toBe(expected.length)
            expect(total).toBe(expected.length)
          }
        }
      }
    }
  })

  it('finds by the beginning of user name, e-mail address and any word of a name, and nothing in foreign stores', async () => {
    const names = async (q: string, query: Partial<UserListQuery> = {}, visible: StoreFilter = [all[0] ?? '']) =>
      (await listed({ q, limit: 50, ...query }, visible)).items.map((user) => user.username)
    expect(await names('ZOË')).toEqual(['Zoë'])
    expect(await names('oneil')).toEqual([])
    expect((await names('neil')).length).toBe(12)
    expect((await names("walter o'n")).length).toBe(12)
    expect(await names('eve')).toEqual(['eve@example.com'])
    expect(await names('eve@example.com')).toEqual(['eve@example.com'])
    expect(await names('example')).toEqual([])
    expect((await names('p1@')).length).toBe(users.filter((user) => user.email === 'p1@example.com').length / 2)
    expect(await names('adam', {}, [])).toEqual([])
    expect(await names('adam', { store: all[1] }, [all[0] ?? ''])).toEqual([])
    for (const state of ['active', 'locked', 'disabled', 'must-change-password'] as const) {
      const expected = users.filter((user) => user.storeId === all[0] && matches[state](user))
      expect((await names('walter', { state })).toSorted(), state).toEqual(
        expected.map((user) => user.username).toSorted(),
      )
    }
  })

  it('finds a user under new words and in a new state after an edit, and not at all once deleted', async () => {
    const user = userRecord(all[0] ?? '', { username: 'quondam', displayName: 'Old Name' })
    await store().users.insert(user)
    await store().users.replace({ ...user, username: 'hodiernal', lockedAt: NOW }, 1)
    const count = async (query: Partial<UserListQuery>) => (await listed(query)).total
    expect(await count({ q: 'quondam' })).toBe(0)
    expect(await count({ q: 'hodiernal', state: 'locked' })).toBe(1)
    await store().users.replace({ ...user, username: 'hodiernal', lockedAt: null }, 2)
    expect(await count({ q: 'hodiernal', state: 'locked' })).toBe(0)
    const until = addSeconds(NOW, 60)
    for (let n = 0; n < 2; n++) {
      await store().users.fail(user.id, NOW, { failures: 2, windowSeconds: 60, durationSeconds: 60 })
    }
    expect(await count({ q: 'hodiernal', state: 'active' })).toBe(0)
    await store().users.markLocked(user.id, until)
    expect(await count({ q: 'hodiernal', state: 'locked' })).toBe(1)
    await store().users.delete(user.id)
    expect(await count({ q: 'hodiernal' })).toBe(0)
    expect(await store().users.countUpTo(5, all)).toBe(5)
    expect(await store().users.countUpTo(100, all, all[0])).toBe(12)
    expect(await store().users.countUpTo(100, [], all[0])).toBe(0)
  })
}
