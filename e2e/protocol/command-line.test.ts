import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { basic } from '../fixtures/admin'
import { recordSecret } from '../fixtures/secrets'
import { startServer, stateDir } from '../fixtures/server'

const DOMAINS = '/oam/services/rest/ssa/api/v1/oauthpolicyadmin/oauthidentitydomain'
const newPassword = () => recordSecret(`cli-${randomBytes(12).toString('base64url')}`)
const newDataDir = () => mkdtempSync(path.join(stateDir(), 'cli-'))

/** Runs the bundled command line as a shell would, with `input` on its standard input. */
function gatehouse(dataDir: string, words: string[], input = ''): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.resolve('dist/cli.mjs'), ...words], {
      env: { PATH: process.env.PATH, NODE_ENV: 'production', GATEHOUSE_DATA_DIR: dataDir },
    })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
    child.stdin.end(input)
  })
}

interface Sample {
  dataDir: string
  output: string
}
let sample: Promise<Sample> | undefined

async function makeSample(): Promise<Sample> {
  const dataDir = newDataDir()
  return { dataDir, output: (await gatehouse(dataDir, ['demo'])).output }
}

/** A data directory with sample data of its own, copied from the one that this worker made. */
async function withSampleData(): Promise<Sample> {
  sample ??= makeSample()
  const { dataDir: source, output } = await sample
  const dataDir = newDataDir()
  cpSync(source, dataDir, { recursive: true })
  return { dataDir, output }
}

/** Changes the database behind the server's back. */
function tamper(dataDir: string, sql: string): void {
  const database = new Database(path.join(dataDir, 'gatehouse.db'))
  database.exec(sql)
  database.close()
}

test.describe('the command line', () => {
  test('creates an administrator whose password the server accepts, and never prints it', async () => {
    const dataDir = newDataDir()
    const password = newPassword()
    const created = await gatehouse(dataDir, ['admin', 'create', 'ada'], `${password}\n`)
    expect(created).toEqual({ code: 0, output: 'Created the administrator ada.\n' })

    const server = await startServer({ dataDir })
    const authorization = basic({ username: 'ada', password })
    const response = await fetch(`${server.url}${DOMAINS}`, { headers: { authorization, accept: 'application/json' } })
    expect(response.status).toBe(200)
    await response.text()
    await server.stop()
  })

  test('lets an administrator in again with a new password, and the old one no more', async () => {
    const dataDir = newDataDir()
    const [old, fresh] = [newPassword(), newPassword()]
    await gatehouse(dataDir, ['admin', 'create', 'ada'], `${old}\n`)
    expect((await gatehouse(dataDir, ['admin', 'reset-password', 'ada'], `${fresh}\n`)).code).toBe(0)

    const server = await startServer({ dataDir })
    const statuses = []
    for (const password of [old, fresh]) {
      const headers = { authorization: basic({ username: 'ada', password }), accept: 'application/json' }
      const response = await fetch(`${server.url}${DOMAINS}`, { headers })
      statuses.push(response.status)
      await response.text()
    }
    expect(statuses).toEqual([401, 200])
    await server.stop()
  })

  test('refuses a weak password, a name twice and an unknown command, each in a sentence', async () => {
    const dataDir = newDataDir()
    const weak = await gatehouse(dataDir, ['admin', 'create', 'ada'], 'short\n')
    expect(weak.code).toBe(1)
    expect(weak.output).toContain('at least 12 characters')
    expect(weak.output).not.toContain('short\n')
    await gatehouse(dataDir, ['admin', 'create', 'ada'], `${newPassword()}\n`)
    const twice = await gatehouse(dataDir, ['admin', 'create', 'ADA'], `${newPassword()}\n`)
    expect(twice.code).toBe(1)
    expect(twice.output).toContain('taken')
    const unknown = await gatehouse(dataDir, ['admin', 'remove', 'ada'])
    expect(unknown.code).toBe(2)
    expect(unknown.output).toContain('no such command')
  })

  test('fills an empty store with sample data, and makes nothing twice', async () => {
    const { dataDir, output } = await withSampleData()
    expect(output).toMatch(/^Made 5 domains/)
    expect(output).toContain('40 environments, 60 partners and 500 integrations')
    const again = await gatehouse(dataDir, ['demo'])
    expect(again.code).toBe(0)
    expect(again.output).toMatch(/^Sample data is there already/)
  })
})

test.describe('gatehouse audit verify', () => {
  test('finds an intact log', async () => {
    const { dataDir } = await withSampleData()
    const { code, output } = await gatehouse(dataDir, ['audit', 'verify'])
    expect(code).toBe(0)
    expect(output).toMatch(/intact: \d{2,} entries/)
  })

  for (const [what, sql] of [
    ['an altered entry', `UPDATE "AuditEntry" SET "actorName" = 'nobody' WHERE "seq" = 5`],
    ['a removed entry', `DELETE FROM "AuditEntry" WHERE "seq" = 5`],
    ['the newest entries removed', `DELETE FROM "AuditEntry" WHERE "seq" > 5`],
  ] as const) {
    test(`finds ${what}`, async () => {
      const { dataDir } = await withSampleData()
      tamper(dataDir, sql)
      const { code, output } = await gatehouse(dataDir, ['audit', 'verify'])
      expect(code).toBe(1)
      expect(output).toMatch(/broken at entry [56]\./)
    })
  }

  test('finds a log that was set back as a whole, when given an end that it once had', async () => {
    const [{ dataDir }, other] = [await withSampleData(), newDataDir()]
    const end = /Its end is (\S+)/.exec((await gatehouse(dataDir, ['audit', 'verify'])).output)?.[1] ?? ''
    expect((await gatehouse(dataDir, ['audit', 'verify', end])).code).toBe(0)
    await gatehouse(other, ['admin', 'create', 'ada'], `${newPassword()}\n`)
    const { code, output } = await gatehouse(other, ['audit', 'verify', end])
    expect(code).toBe(1)
    expect(output).toContain('set back')
  })
})
