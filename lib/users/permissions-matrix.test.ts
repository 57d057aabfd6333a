import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, ANONYMOUS, SYSTEM } from '@/lib/auth/actor'
import type { ServiceContext } from '@/lib/auth/context'
import { isAppError } from '@/lib/base/app-error'
import type { IdentityStoreView } from '@/lib/schemas/identity-store'
import type { UserView } from '@/lib/schemas/user'
import { countUsersToBrowse } from './browse-users'
import { createUsersInBulk } from './bulk'
import { deleteUser, previewUserDeletion } from './delete-user'
import * as identityStores from './identity-stores'
import * as provisioning from './provisioning'
import { openWorld, person, type World } from './testing/world'
import { listUserHistory } from './user-history'
import { setUserPassword } from './user-password'
import * as userState from './user-state'
import { createUser, getUser, listUsers, updateUser } from './users'

/** A store with a user in it, used by one domain. */
interface Estate {
  domainId: string
  store: IdentityStoreView
  user: UserView
}
type Call = (ctx: ServiceContext, estate: Estate) => Promise<unknown>

/**
 * Who may: R everybody with a role, in the stores they reach; W administrators, and domain administrators in stores
 * that are all theirs; A administrators only. A list shows what is reached and refuses nobody.
 */
type Who = 'R' | 'W' | 'A'
const OPERATIONS: Record<string, { who: Who; isList?: boolean; call: Call }> = {
  listUsers: { who: 'R', isList: true, call: (ctx, { user }) => listUsers(ctx, { q: user.username }) },
  countUsersToBrowse: { who: 'R', isList: true, call: (ctx, { store }) => countUsersToBrowse(ctx, store.id) },
  getUser: { who: 'R', call: (ctx, { user }) => getUser(ctx, { id: user.id }) },
  listUserHistory: { who: 'R', call: (ctx, { user }) => listUserHistory(ctx, user.id) },
  createUser: { who: 'W', call: (ctx, { store }) => createUser(ctx, store.id, { username: unique('made') }) },
  updateUser: { who: 'W', call: (ctx, { user }) => updateUser(ctx, user.id, { displayName: unique('Name') }) },
  setUserPassword: {
    who: 'W',
    call: (ctx, { user }) => setUserPassword(ctx, user.id, { password: 'a long enough password' }),
  },
  lockUser: { who: 'W', call: (ctx, { user }) => userState.lockUser(ctx, user.id) },
  unlockUser: { who: 'W', call: (ctx, { user }) => userState.unlockUser(ctx, user.id) },
  disableUser: { who: 'W', call: (ctx, { user }) => userState.disableUser(ctx, user.id) },
  enableUser: { who: 'W', call: (ctx, { user }) => userState.enableUser(ctx, user.id) },
  requirePasswordChange: { who: 'W', call: (ctx, { user }) => userState.requirePasswordChange(ctx, user.id) },
  signOutUserEverywhere: { who: 'W', call: (ctx, { user }) => userState.signOutUserEverywhere(ctx, user.id) },
  previewUserDeletion: { who: 'W', call: (ctx, { user }) => previewUserDeletion(ctx, user.id) },
  deleteUser: { who: 'W', call: (ctx, { user }) => deleteUser(ctx, user.id) },
  createUsersInBulk: {
    who: 'W',
    call: (ctx, { store }) =>
      ctx.store.write((tx) => createUsersInBulk(tx, ctx, store.id, [{ username: unique('bulk'), passwordHash: null }])),
  },
  listProvisioned: {
    who: 'R',
    call: (ctx, { store }) => provisioning.listProvisioned(ctx, store.name, { offset: 0, limit: 5 }),
  },
  findProvisioned: {
    who: 'R',
    call: (ctx, { store, user }) => provisioning.findProvisioned(ctx, store.name, { id: user.id }, 5),
  },
  getProvisioned: {
    who: 'R',
    call: (ctx, { store, user }) => provisioning.getProvisioned(ctx, { storeName: store.name, id: user.id }),
  },
  createProvisioned: {
    who: 'W',
    call: (ctx, { store }) => provisioning.createProvisioned(ctx, store.name, { members: { username: unique('p') } }),
  },
  changeProvisioned: {
    who: 'W',
    call: (ctx, { store, user }) =>
      provisioning.changeProvisioned(ctx, { storeName: store.name, id: user.id }, () => ({
        members: { displayName: unique('P') },
      })),
  },
  listIdentityStores: { who: 'R', isList: true, call: (ctx) => identityStores.listIdentityStores(ctx) },
  identityStoreChoices: { who: 'R', isList: true, call: (ctx) => identityStores.identityStoreChoices(ctx) },
  getIdentityStore: { who: 'R', call: (ctx, { store }) => identityStores.getIdentityStore(ctx, { name: store.name }) },
  createIdentityStore: {
    who: 'A',
    call: (ctx) => identityStores.createIdentityStore(ctx, { name: unique('S'), kind: 'BUILT_IN' }),
  },
  updateIdentityStore: {
    who: 'A',
    call: (ctx, { store }) => identityStores.updateIdentityStore(ctx, { id: store.id }, { description: unique('d') }),
  },
  previewIdentityStoreDeletion: {
    who: 'A',
    call: (ctx, { store }) => identityStores.previewIdentityStoreDeletion(ctx, { id: store.id }),
  },
  deleteIdentityStore: {
    who: 'A',
    call: async (ctx) => {
      const { id } = await identityStores.createIdentityStore(world.system, { name: unique('Gone'), kind: 'BUILT_IN' })
      return identityStores.deleteIdentityStore(ctx, { id })
    },
  },
}
/** Called by the server itself, or tested with its own matrix beside it. */
const ELSEWHERE = ['ensureDefaultIdentityStore', 'searchDirectoryPeople', 'rememberDirectoryPerson']

let world: World
let counter = 0
let standing: Estate | undefined
const unique = (prefix: string) => `${prefix}${++counter}`

async function makeEstate(): Promise<Estate> {
  const store = await identityStores.createIdentityStore(world.system, { name: unique('Store'), kind: 'BUILT_IN' })
  const domainId = await world.addDomain(unique('Domain'), store.name)
  const user = await createUser(world.system, store.id, { username: unique('user') })
  return { domainId, store, user }
}

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const ROLES = ['administrator', 'domain administrator', 'auditor', 'nobody', 'system'] as const
type RoleName = (typeof ROLES)[number]
function actorFor(role: RoleName, domainIds: string[]): Actor {
  if (role === 'administrator') return person('ada', 'ADMINISTRATOR')
  if (role === 'auditor') return person('otto', 'AUDITOR')
  if (role === 'system') return SYSTEM
  if (role === 'nobody') return ANONYMOUS
  return person('dora', 'DOMAIN_ADMINISTRATOR', domainIds)
}

/** What must happen: `done`, or the code of the refusal. */
function expected(who: Who, isList: boolean, role: RoleName, isOwn: boolean): string {
  if (role === 'nobody') return 'unauthenticated'
  if (role === 'administrator' || role === 'system') return 'done'
  if (role === 'auditor') return who === 'R' ? 'done' : 'forbidden'
  if (who === 'A') return 'forbidden'
  return isOwn || isList ? 'done' : 'not_found'
}

async function outcomeOf(work: () => Promise<unknown>): Promise<{ outcome: string; result: unknown }> {
  try {
    return { outcome: 'done', result: await work() }
  } catch (error) {
    if (!isAppError(error)) throw error
    return { outcome: error.code, result: null }
  }
}

describe('who may do what with people, where', () => {
  it('lists every operation that can be called', () => {
    const found = readdirSync('lib/users')
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .flatMap((file) => [
        ...readFileSync(join('lib/users', file), 'utf8').matchAll(
          /export (?:async )?function (\w+)\(\s*(?:tx: StoreScope,\s*)?ctx: ServiceContext/g,
        ),
      ])
      .map((match) => match[1] ?? '')
    expect(found.filter((name) => !ELSEWHERE.includes(name)).sort()).toEqual(Object.keys(OPERATIONS).sort())
  })

  const cases = Object.entries(OPERATIONS).flatMap(([name, operation]) =>
    ROLES.flatMap((role) => [true, false].map((isOwn) => ({ name, role, isOwn, ...operation }))),
  )

  it.each(cases)('$name by $role, own store $isOwn', async ({ name, who, isList, call, role, isOwn }) => {
    standing ??= await makeEstate()
    const estate = standing
    const ctx = world.as(actorFor(role, isOwn ? [estate.domainId] : []))
    const before = name === 'deleteIdentityStore' ? null : (await world.store.audit.head()).seq
    const { outcome, result } = await outcomeOf(() => call(ctx, estate))
    if (outcome === 'done' && name === 'deleteUser') standing = undefined
    expect(outcome).toBe(expected(who, isList ?? false, role, isOwn))
    if (outcome !== 'done' && before !== null) expect((await world.store.audit.head()).seq).toBe(before)
    if (role === 'domain administrator' && isList && !isOwn) {
      expect(JSON.stringify(result)).not.toContain(estate.user.username)
      expect(JSON.stringify(result)).not.toContain(estate.store.name)
    }
  })

  it('keeps a store that a foreign domain uses as well out of the reach of a domain administrator', async () => {
    const { domainId, store, user } = await makeEstate()
    const dora = world.as(person('dora', 'DOMAIN_ADMINISTRATOR', [domainId]))
    expect((await getUser(dora, { id: user.id })).id).toBe(user.id)
    await world.addDomain(unique('Foreign'), store.name)
    await expect(getUser(dora, { id: user.id })).rejects.toMatchObject({ code: 'not_found' })
    expect((await listUsers(dora, { q: user.username })).items).toEqual([])
    expect(await identityStores.listIdentityStores(dora)).toEqual([])
  })

  it('answers a domain administrator alike for what is foreign and what does not exist', async () => {
    const { user } = await makeEstate()
    const dora = world.as(person('dora', 'DOMAIN_ADMINISTRATOR', []))
    const messages = await Promise.all(
      [user.id, 'no-such-user'].map((id) => getUser(dora, { id }).catch((error: Error) => error.message)),
    )
    expect(messages[0]).toBe(messages[1])
  })
})
