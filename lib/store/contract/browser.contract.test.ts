import { afterAll, beforeAll, describe } from 'vitest'
import { createStore } from '../prisma-store'
import type { Store } from '../store'
import { dialects, type TestDatabase } from '../testing/databases'
import { browserContract } from './browser.contract'
import { codesContract } from './codes.contract'
import { consentsContract } from './consents.contract'
import { ssoSessionsContract } from './sso-sessions.contract'

describe.each(dialects)('the store of the browser flow on $dialect', ({ create, dialect }) => {
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
  const nodes = [() => store, () => other] as const

  describe('an authorization code', () => codesContract(...nodes))
  describe('a session', () => ssoSessionsContract(...nodes))
  describe('a consent', () => consentsContract(...nodes))
  describe('beside them', () => browserContract(...nodes))
})
