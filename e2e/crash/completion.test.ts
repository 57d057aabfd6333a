import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { Client } from 'pg'
import { askSsd, type Hotels, openOperator, operatorFile } from '../fixtures/migration'
import { recordSecret } from '../fixtures/secrets'
import { startServer } from '../fixtures/server'
import { type CrashDatabase, postgresqlDatabase, sqliteDatabase } from './databases'

/** Enough that a completion is many rows; each internal user takes two random ids on the way. */
const INTERNAL = 40
/** After so many random ids the process is killed by itself; null: after the commit, before anybody is answered. */
const KILLED_AFTER = [INTERNAL, 2 * INTERNAL + 1, null]

const admin = { username: 'crash-admin', password: `crash-${randomBytes(12).toString('base64url')}` }

/** Completes a migration in a process of its own that dies on the way. */
const PROGRAM = `
  const [file, place, environmentId, killedAfter] = JSON.parse(process.argv[1])
  const { randomUUID, randomBytes } = await import('node:crypto')
  let taken = 0
  const uuid = () => {
    taken += 1
    if (taken === killedAfter) process.kill(process.pid, 'SIGKILL')
    return randomUUID()
  }
  const { openOperator } = await import(file)
  const operator = await openOperator(place, { uuid, bytes: randomBytes })
  await operator.move('completeMigration', environmentId)
  process.kill(process.pid, 'SIGKILL')
`

function completeAndDie(
  place: object,
  environmentId: string,
  killedAfter: number | null,
  file: string,
): Promise<string> {
  const argument = JSON.stringify([file, place, environmentId, killedAfter])
  const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, argument], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    env: { PATH: process.env.PATH, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (data) => {
    said += data
  })
  return new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal ?? said)))
}

interface Counts {
  completed: number
  ssdClients: number
  converted: number
  usersOver: number
  entries: number
}

const COUNTS: Record<keyof Counts, string> = {
  completed: `SELECT count(*) AS n FROM "Environment" WHERE "id" = ? AND "phase" = 'MIGRATED' AND "completedAt" IS NOT NULL`,
  ssdClients: `SELECT count(*) AS n FROM "GatewayClient" WHERE "environmentId" = ? AND "scheme" = 'SSD' AND "disabledAt" IS NULL`,
  converted: `SELECT count(*) AS n FROM "GatewayClient" WHERE "environmentId" = ? AND "kind" = 'CONVERTED'`,
  usersOver: `SELECT count(*) AS n FROM "IntegrationUser" WHERE "environmentId" = ? AND "convertedAt" IS NOT NULL`,
  entries: `SELECT count(*) AS n FROM "AuditEntry" WHERE "entityId" = ? AND "action" = 'environment.complete'`,
}

async function countsOf(url: string, environmentId: string): Promise<Counts> {
  const counts: [string, number][] = []
  if (url.startsWith('file:')) {
    const database = new Database(url.slice('file:'.length), { timeout: 10_000 })
    try {
      for (const [name, sql] of Object.entries(COUNTS)) {
        counts.push([name, Number(database.prepare<[string], { n: number }>(sql).get(environmentId)?.n)])
      }
    } finally {
      database.close()
    }
  } else {
    const client = new Client({ connectionString: url })
    await client.connect()
    try {
      for (const [name, sql] of Object.entries(COUNTS)) {
        const { rows } = await client.query<{ n: string }>(sql.replace('?', '$1'), [environmentId])
        counts.push([name, Number(rows[0]?.n)])
      }
    } finally {
      await client.end()
    }
  }
  return Object.fromEntries(counts) as unknown as Counts
}

const NOTHING: Counts = { completed: 0, ssdClients: 2, converted: 0, usersOver: 0, entries: 0 }
const EVERYTHING: Counts = { completed: 1, ssdClients: 0, converted: INTERNAL, usersOver: INTERNAL + 1, entries: 1 }

async function completeAllOrNothing(database: CrashDatabase): Promise<void> {
  const env = {
    DATABASE_URL: database.url,
    GATEHOUSE_MASTER_KEY: recordSecret(randomBytes(32).toString('base64')),
  }
  const server = await startServer({ dataDir: database.dataDir, admin, env })
  const operator = await openOperator(server, env)
  const place = {
    dataDir: database.dataDir,
    databaseUrl: env.DATABASE_URL,
    masterKey: env.GATEHOUSE_MASTER_KEY,
    publicUrl: server.url,
  }
  const outcomes: string[] = []
  try {
    const hotels = await operator.makeHotels({ phase: 'CUTOVER', internalIntegrations: INTERNAL })
    for (const killedAfter of KILLED_AFTER) {
      expect(await completeAndDie(place, hotels.environment.id, killedAfter, await operatorFile())).toBe('SIGKILL')
      const phase = await operator.phaseOf(hotels.environment.id)
      const isComplete = phase === 'MIGRATED'
      expect(await countsOf(database.url, hotels.environment.id)).toEqual(isComplete ? EVERYTHING : NOTHING)
      expect((await askAsPartner(server.url, hotels)).status).toBe(isComplete ? 401 : 200)
      outcomes.push(phase)
    }
  } finally {
    await operator.close()
    await server.stop()
  }
  expect(outcomes[0]).toBe('CUTOVER')
  expect(outcomes.at(-1)).toBe('MIGRATED')
}

function askAsPartner(url: string, hotels: Hotels) {
  const [integration] = hotels.partner.integrations
  if (!integration) throw new Error('no integration')
  return askSsd(url, hotels, hotels.partner, integration)
}

test.describe('a completion that is killed in the middle happened whole or not at all, and the environment says which', () => {
  test('on SQLite', async () => {
    await completeAllOrNothing(sqliteDatabase())
  })

  test('on PostgreSQL', async () => {
    const database = await postgresqlDatabase()
    await completeAllOrNothing(database).finally(() => database.drop())
  })
})
