import { afterAll, beforeAll, describe } from 'vitest'
import { createStore } from '../prisma-store'
import type { Store } from '../store'
import { dialects, type TestDatabase } from '../testing/databases'
import { aggregatesContract } from './aggregates.contract'
import { keysContract } from './keys.contract'
import { listsContract } from './lists.contract'
import { oauthConfigContract } from './oauth-config.contract'
import { searchContract } from './search.contract'
import { secretsContract } from './secrets.contract'
import { snapshotContract } from './snapshot.contract'
import { tokensContract } from './tokens.contract'
import { trustContract } from './trust.contract'
import { usageContract } from './usage.contract'
import { userListsContract } from './user-lists.contract'
import { usersContract } from './users.contract'
import { writeContract } from './write.contract'

describe.each(dialects)('the store on $dialect', ({ create, dialect }) => {
  let database: TestDatabase
  let store: Store
  let other: Store
  beforeAll(async () => {
    database = await create()
    store = await createStore(database.url)
    // SQLite belongs to one process, and so to one store.
    other = dialect === 'sqlite' ? store : await createStore(database.url)
  })
  afterAll(async () => {
    await store?.close()
    if (other !== store) await other?.close()
    await database?.drop()
  })

  describe('aggregates', () => aggregatesContract(() => store))
  describe('write', () => {
    writeContract(
      () => store,
      () => other,
    )
  })
  describe('snapshot', () => {
    snapshotContract(
      () => store,
      () => other,
    )
  })
  describe('trust', () => {
    trustContract(
      () => store,
      () => other,
    )
  })
  describe('lists', () => listsContract(() => store))
  describe('server-wide settings', () => {
    oauthConfigContract(
      () => store,
      () => other,
    )
  })
  describe('search', () => searchContract(() => store))
  describe('client secrets', () => secretsContract(() => store))
  describe('users', () => {
    usersContract(
      () => store,
      () => other,
    )
  })
  describe('lists of users', () => userListsContract(() => store))
  describe('keys', () => {
    keysContract(
      () => store,
      () => other,
    )
  })
  describe('tokens', () => {
    tokensContract(
      () => store,
      () => other,
    )
  })
  describe('usage', () => usageContract(() => store))
})
