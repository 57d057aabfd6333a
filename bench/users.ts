import { existsSync, mkdirSync } from 'node:fs'
import Database from 'better-sqlite3'
import { initialise, systemContext } from '@/lib/auth/system'
import { parseEnv } from '@/lib/base/env'
import { seedUsers } from '@/lib/store/testing/seed'
import { seedFamilyName, seedGivenName, seedUsername } from '@/lib/store/testing/seed-users'
import { countUsersToBrowse } from '@/lib/users/browse-users'
import { ensureDefaultIdentityStore } from '@/lib/users/default-store'
import { getUser, listUsers } from '@/lib/users/users'
import { type ListFigure, measureEach, recordStatements } from './lists'

/** Time of each list of people in the service, over a database that is filled once and kept. */
export async function measureUsers(dataDir: string, users: number): Promise<ListFigure[]> {
  const isNew = !existsSync(dataDir)
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const statements = recordStatements()
  const settings = parseEnv({ GATEHOUSE_DATA_DIR: dataDir, GATEHOUSE_LOG_LEVEL: 'warn' })
  const system = await initialise({ settings })
  const ctx = systemContext('bench', system)
  await ensureDefaultIdentityStore(ctx)
  const store = await system.store.identityStores.byName('UserIdentityStore1')
  const storeId = store?.id ?? ''
  if (isNew) await seedUsers(settings.DATABASE_URL, { users, storeIds: [storeId] })
  const plans = new Database(`${dataDir}/gatehouse.db`, { readonly: true })
  const list = (query: object) => () => listUsers(ctx, query)
  const middle = Math.floor(users / 2)
  const [username, given, family] = [seedUsername(middle), seedGivenName(middle), seedFamilyName(middle)]
  const second = await listUsers(ctx, { limit: 200 })
  const lists: [string, () => Promise<unknown>][] = [
    ['one user by name', () => getUser(ctx, { storeId, username })],
    ['whether there are too many to list', () => countUsersToBrowse(ctx)],
    ['users by name', list({})],
    ['users by name, a later page', list({ cursor: second.nextCursor ?? undefined })],
    ['users by e-mail, last first', list({ sort: 'email', direction: 'desc' })],
    ['users by age', list({ sort: 'createdAt', direction: 'desc' })],
    ['found by user name', list({ q: username })],
    ['found by e-mail', list({ q: `${username}@example.com` })],
    ['found by given name', list({ q: given })],
    ['found by given and family name', list({ q: `${given} ${family}` })],
    ['found by one letter', list({ q: given.charAt(0) })],
    ['nobody found', list({ q: 'zzzz' })],
    ['locked', list({ state: 'locked' })],
    ['active', list({ state: 'active' })],
    ['locked, found by given name', list({ state: 'locked', q: given })],
    ['disabled, found by one letter', list({ state: 'disabled', q: given.charAt(0) })],
  ]
  const figures = await measureEach(lists, statements, plans)
  plans.close()
  await system.store.close()
  return figures
}
