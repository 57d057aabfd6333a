import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { basic } from '../fixtures/admin'
import { type RunningServer, startServer } from '../fixtures/server'
import { type CrashDatabase, postgresqlDatabase, sqliteDatabase } from './databases'

const WRITERS = 4
const ACKNOWLEDGED_BEFORE_KILL = 40
const ROUNDS = 3
const POLICY_ADMIN = '/oam/services/rest/ssa/api/v1/oauthpolicyadmin'
const DOMAIN = 'CrashDomain'

const admin = { username: 'crash-admin', password: `crash-${randomBytes(12).toString('base64url')}` }
const headers = { authorization: basic(admin), 'content-type': 'application/json' }

async function post(server: RunningServer, entity: string, body: object): Promise<Response> {
  const response = await fetch(`${server.url}${POLICY_ADMIN}/${entity}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  await response.text()
  return response
}

/** Creates clients from several connections at once, kills the server in the middle, and returns what it acknowledged. */
async function writeUntilKilled(server: RunningServer, round: number): Promise<string[]> {
  const acknowledged: string[] = []
  let killed: Promise<void> | undefined
  const writer = async (number: number) => {
    for (let n = 0; !killed; n++) {
      const name = `r${round}-w${number}-${n}`
      const body = { id: name, name, idDomain: DOMAIN, clientType: 'PUBLIC_CLIENT', grantTypes: ['AUTHORIZATION_CODE'] }
      try {
        const response = await post(server, 'client', body)
        expect(response.status).toBe(200)
        acknowledged.push(name)
      } catch (error) {
        // Without an answer nothing was promised. Any other failure is one of the test.
        if (!killed) throw error
      }
      if (acknowledged.length >= ACKNOWLEDGED_BEFORE_KILL) killed ??= server.kill()
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, (_, index) => writer(index)))
  await killed
  return acknowledged
}

async function verifyAudit(dataDir: string, databaseUrl: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [path.resolve('dist/cli.mjs'), 'audit', 'verify'], {
    env: { PATH: process.env.PATH, GATEHOUSE_DATA_DIR: dataDir, DATABASE_URL: databaseUrl, NODE_ENV: 'production' },
  })
  return stdout
}

async function surviveKills(database: CrashDatabase): Promise<void> {
  const env = { DATABASE_URL: database.url }
  let server = await startServer({ dataDir: database.dataDir, admin, env })
  const acknowledged: string[] = []
  expect((await post(server, 'oauthidentitydomain', { name: DOMAIN, description: 'killed often' })).status).toBe(200)
  for (let round = 0; round < ROUNDS; round++) {
    acknowledged.push(...(await writeUntilKilled(server, round)))
    server = await startServer({ dataDir: database.dataDir, env })
  }
  try {
    for (const name of acknowledged) {
      const query = new URLSearchParams({ name, identityDomainName: DOMAIN })
      const response = await fetch(`${server.url}${POLICY_ADMIN}/client?${query}`, { headers })
      expect(response.status, `client ${name} was acknowledged`).toBe(200)
      await response.text()
    }
    const counts = await database.counts()
    expect(counts.clients).toBeGreaterThanOrEqual(acknowledged.length)
    // A request in flight at a kill may have been committed without an answer: at most one for each writer.
    expect(counts.clients).toBeLessThanOrEqual(acknowledged.length + ROUNDS * WRITERS)
    expect(counts.clientsWithoutAuditEntry).toBe(0)
    expect(counts.auditEntriesWithoutClient).toBe(0)
    expect(await verifyAudit(database.dataDir, database.url)).toMatch(/intact/)
  } finally {
    await server.stop()
  }
}

test.describe('a server killed in a stream of acknowledged writes', () => {
  test('keeps every one of them, and an intact audit chain, on SQLite', async () => {
    await surviveKills(sqliteDatabase())
  })

  test('keeps every one of them, and an intact audit chain, on PostgreSQL', async () => {
    const database = await postgresqlDatabase()
    await surviveKills(database).finally(() => database.drop())
  })
})
