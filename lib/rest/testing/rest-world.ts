import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createAccount } from '@/lib/auth/accounts'
import { SYSTEM } from '@/lib/auth/actor'
import { FrozenClock } from '@/lib/base/clock'
import type { HttpRequest } from '@/lib/base/http-message'
import { loadMasterKey } from '@/lib/base/master-key'
import { systemRandom } from '@/lib/base/random'
import { createStore } from '@/lib/store/prisma-store'
import { sqliteDatabase, type TestDatabase } from '@/lib/store/testing/databases'
import { ensureDefaultIdentityStore } from '@/lib/users/default-store'
import { createRest, REST_BASE_PATH } from '../create-rest'

export const PUBLIC_URL = 'https://id.example.test'
export const PASSWORD = 'a long enough passphrase'
export const RESOURCE_PATH = {
  domain: `${REST_BASE_PATH}/oauthidentitydomain`,
  application: `${REST_BASE_PATH}/application`,
  client: `${REST_BASE_PATH}/client`,
} as const

export interface Sent {
  query?: string
  /** an object goes out as JSON */
  body?: object | string | Buffer
  headers?: Record<string, string>
  /** user name; null sends no credentials */
  as?: string | null
}

export function basicHeader(username: string, password: string = PASSWORD): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
}

/**
 * The administration surface over a real database and the real services, with a clock that stands still, the
 * administrator `admin` and the auditor `auditor`.
 */
export async function createRestWorld(createDatabase: () => Promise<TestDatabase> = sqliteDatabase) {
  const folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-rest-'))
  const database = await createDatabase()
  const store = await createStore(database.url)
  const clock = new FrozenClock('2026-03-01T12:00:00Z')
  const masterKey = loadMasterKey({ GATEHOUSE_DATA_DIR: folder }, systemRandom)
  const deps = { store, clock, random: systemRandom, masterKey, publicUrl: PUBLIC_URL }
  const system = { ...deps, actor: SYSTEM, correlationId: 'test', address: null }
  await createAccount(system, { username: 'admin', role: 'ADMINISTRATOR', password: PASSWORD })
  await createAccount(system, { username: 'auditor', role: 'AUDITOR', password: PASSWORD })
  await ensureDefaultIdentityStore(system)
  const handle = createRest(deps)

  async function call(method: string, target: string, sent: Sent = {}) {
    const { body = '', as = 'admin' } = sent
    const isObject = typeof body === 'object' && !Buffer.isBuffer(body)
    const request: HttpRequest = {
      method,
      path: target,
      query: sent.query ?? '',
      headers: {
        ...(as === null ? {} : { authorization: basicHeader(as) }),
        ...(body === '' ? {} : { 'content-type': 'application/json' }),
        ...sent.headers,
      },
      body: Buffer.isBuffer(body) ? body : Buffer.from(isObject ? JSON.stringify(body) : body),
      address: '203.0.113.7',
      correlationId: 'test-correlation',
    }
    const response = await handle(request)
    const text = response.body.toString()
    return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) }
  }

  /** The same call, answered as JSON. */
  function callJson(method: string, target: string, sent: Sent = {}) {
    return call(method, target, { ...sent, headers: { accept: 'application/json', ...sent.headers } })
  }

  /** What a refused call must leave as it was: entities, key pairs, and the end of the audit chain. */
  async function snapshot() {
    const [domains, resources, clients] = await Promise.all([
      store.domains.list({ limit: 200, direction: 'asc', sort: 'name', q: undefined, cursor: undefined }, null),
      store.resources.list(
        { limit: 200, direction: 'asc', sort: 'name', q: undefined, cursor: undefined, domain: undefined },
        null,
      ),
      store.clients.list(
        {
          limit: 200,
          direction: 'asc',
          sort: 'name',
          q: undefined,
          cursor: undefined,
          domain: undefined,
          type: undefined,
          grant: undefined,
        },
        null,
      ),
    ])
    const keyPairs = await store.keyPairs.list(null, 200, null)
    const last = await store.audit.list(
      {
        limit: 1,
        entityKind: undefined,
        entityId: undefined,
        actor: undefined,
        action: undefined,
        domain: undefined,
        outcome: undefined,
        from: undefined,
        to: undefined,
        cursor: undefined,
      },
      null,
    )
    return JSON.stringify([domains.items, resources.items, clients.items, keyPairs.items, last.items[0]?.seq])
  }

  async function close() {
    await store.close()
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  }

  return { store, clock, deps, system, call, callJson, snapshot, close, handle }
}
export type RestWorld = Awaited<ReturnType<typeof createRestWorld>>
