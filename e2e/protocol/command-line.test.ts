import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { adminCredentials, basic } from '../fixtures/admin'
import { createPolicy, type Policy } from '../fixtures/policy'
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

/** An access token by the client's own secret. */
async function mint(url: string, { domain, clientId, secret }: Policy): Promise<string> {
  const response = await fetch(`${url}/oauth2/domains/${domain}/token`, {
    method: 'POST',
    headers: { authorization: basic({ username: clientId, password: secret }) },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  expect(response.status).toBe(200)
  return recordSecret(((await response.json()) as { access_token: string }).access_token)
}

test.describe('gatehouse export and import', () => {
  test('take a configuration to an empty server, where the old secret and the old signatures are good', async () => {
    const [from, to] = [newDataDir(), newDataDir()]
    const passphrase = recordSecret(`passphrase ${randomBytes(12).toString('hex')}`)
    const before = await startServer({ dataDir: from, admin: adminCredentials() })
    const policy = await createPolicy(before.url)
    const old = await mint(before.url, policy)
    await before.stop()

    const file = path.join(from, 'export.json')
    const exported = await gatehouse(from, ['export', '--with-keys', '--out', file], `${passphrase}\n`)
    expect(exported).toEqual({ code: 0, output: `Wrote ${file}.\n` })
    expect(readFileSync(file, 'utf8')).not.toContain(policy.secret)
    const plain = await gatehouse(from, ['export'])
    expect(plain.code).toBe(0)

    const tried = await gatehouse(to, ['import', file], `${passphrase}\n`)
    expect(tried.code).toBe(0)
    expect(tried.output).toContain(`+ create client ${policy.clientId} (${policy.domain})`)
    expect(tried.output).toContain('Nothing was changed; run it again with --apply')
    const wrong = await gatehouse(to, ['import', file, '--apply'], 'another passphrase\n')
    expect(wrong.code).toBe(1)
    expect(wrong.output).toContain('not the one of this file')
    expect((await gatehouse(to, ['import', file, '--apply'], `${passphrase}\n`)).output).toMatch(
      /^Created 5, changed 0/m,
    )
    expect((await gatehouse(to, ['import', file, '--apply'], `${passphrase}\n`)).output).toContain('Nothing to do')
    expect(await gatehouse(to, ['export'])).toEqual(plain)

    const after = await startServer({ dataDir: to })
    const keys = createRemoteJWKSet(new URL(`${after.url}/oauth2/domains/${policy.domain}/jwks`))
    for (const token of [old, await mint(after.url, policy)]) {
      expect((await jwtVerify(token, keys)).payload.aud).toContain('urn:ledger')
    }
    await after.stop()
  })

  test('refuse what is no export of theirs, and write nothing', async () => {
    const dataDir = newDataDir()
    const file = path.join(dataDir, 'file.json')
    const empty = await gatehouse(dataDir, ['export'])
    for (const [content, said] of [
      ['{"gatehouse": 1, "domains": [{"name": "A", "colour": 1}]}', 'domains[0].colour is no member'],
      ['{"gatehouse": 9}', 'format version 9'],
      ['{"gatehouse": 1,', 'not JSON'],
      [Buffer.alloc(50_000_000, 32), 'more than 32 MB'],
      [Buffer.from([0xff, 0xfe, 0]), 'not text in UTF-8'],
    ] as const) {
      writeFileSync(file, content)
      const { code, output } = await gatehouse(dataDir, ['import', file, '--apply'])
      expect([code, output.includes(said), output]).toEqual([1, true, output])
    }
    expect(await gatehouse(dataDir, ['export'])).toEqual(empty)
  })
})
