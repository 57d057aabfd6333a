import { afterAll, beforeAll, describe } from 'vitest'
import { createStore } from '../prisma-store'
import type { Store } from '../store'
import { dialects, type TestDatabase } from '../testing/databases'
import { accountContract } from './account.contract'

describe.each(dialects)('console accounts on $dialect', ({ create }) => {
  let database: TestDatabase
  let store: Store
  beforeAll(async () => {
    database = await create()
    store = await createStore(database.url)
  })
  afterAll(async () => {
    await store?.close()
    await database?.drop()
  })
  accountContract(() => store)
})
