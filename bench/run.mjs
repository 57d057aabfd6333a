/**
 * Measures what the product promises to be fast at, and prints a table of figures and ratios.
 * Use: npm run bench [-- --seconds 8 --clients 100000 --users 1000000 --only token --keep]
 * BENCH_DATA_DIR keeps the prepared data between runs.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { loadBundled } from '../scripts/lib/bundle.mjs'
import { root } from '../scripts/lib/paths.mjs'
import { exitOnSignals, freePort } from '../scripts/lib/processes.mjs'
import { step } from '../scripts/setup/say.mjs'
import { measureExchange } from './exchange.mjs'
import { measureFlows, measureTokenUses } from './flow.mjs'
import { measureGateway } from './gateway.mjs'
import { needTools, startPinned, untilAnswers } from './lib/load.mjs'
import { printTable } from './lib/table.mjs'
import { measurePages } from './pages.mjs'
import { measurePasswordStorm, measureRefresh } from './refresh.mjs'
import { measureStart } from './start.mjs'
import { measureThroughput } from './throughput.mjs'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '8' },
    clients: { type: 'string', default: '100000' },
    users: { type: 'string', default: '1000000' },
    only: { type: 'string' },
    parts: {
      type: 'string',
      default: 'throughput,gateway,refresh,exchange,flow,lookups,revocation,lists,migration,pages,users,start',
    },
  },
})
const parts = new Set(values.parts.split(','))

process.chdir(root)
exitOnSignals()
await needTools()

const kept = process.env.BENCH_DATA_DIR
const dataDir = kept ?? mkdtempSync(path.join(tmpdir(), 'gatehouse-bench-'))
mkdirSync(dataDir, { recursive: true, mode: 0o700 })
if (!kept) process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }))

const admin = { username: 'bench', password: 'a passphrase for one benchmark' }
const prepared = await prepareOnce()
const port = await freePort()
const base = `http://localhost:${port}`
const server = startPinned([path.join(root, 'dist/server.mjs')], {
  env: {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    ...(process.env.NEXT_DIST_DIR ? { NEXT_DIST_DIR: process.env.NEXT_DIST_DIR } : {}),
    PORT: String(port),
    GATEHOUSE_DATA_DIR: dataDir,
    GATEHOUSE_ADMIN_USERNAME: admin.username,
    GATEHOUSE_ADMIN_PASSWORD: admin.password,
  },
})
await untilAnswers(`${base}/readyz`)
await untilAnswers(`${base}/metrics`, (text) => /^gatehouse_clients_read_ahead [1-9]/m.test(text))
const options = {
  seconds: Number(values.seconds),
  folder: dataDir,
  sparePort: await freePort(),
  only: values.only,
  pid: server.pid,
}
if (parts.has('throughput')) {
  await measureThroughput(`http://127.0.0.1:${port}`, prepared, { ...options, many: false })
}
if (parts.has('gateway')) await measureGateway(`http://127.0.0.1:${port}`, dataDir, prepared, options)
if (parts.has('refresh')) {
  await measureRefresh(`http://127.0.0.1:${port}`, admin, options)
  await measurePasswordStorm(`http://127.0.0.1:${port}`, admin, options)
}
if (parts.has('exchange')) await measureExchange(`http://127.0.0.1:${port}`, admin, options)
if (parts.has('flow')) {
  await measureFlows(`http://127.0.0.1:${port}`, admin, {
    ...options,
    keyPairs: { RS256: undefined, ES256: 'bench-ec' },
  })
  await measureTokenUses(`http://127.0.0.1:${port}`, admin, options)
}
if (parts.has('pages')) await measurePages(base, admin)
// Last: writing down what each of many clients did goes on for minutes, beside whatever comes next.
if (parts.has('throughput')) {
  await measureThroughput(`http://127.0.0.1:${port}`, prepared, { ...options, many: true })
}
await server.stop()
if (parts.has('lookups')) await measureLookupsOnce()
if (parts.has('revocation')) await measureRevocationOnce()
if (parts.has('lists')) await measureListsOnce()
if (parts.has('users')) await measureUsersOnce()
if (parts.has('migration')) await measureMigrationOnce()
if (parts.has('start')) await measureStart(dataDir, prepared.rs256)

async function prepareOnce() {
  const file = path.join(dataDir, 'prepared.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  const { prepare } = await loadBundled('bench/prepare.ts')
  const clients = Number(values.clients)
  const made = await step(`Preparing a database with ${clients} clients in ${dataDir}.`, () =>
    prepare(dataDir, clients),
  )
  writeFileSync(file, JSON.stringify(made), { mode: 0o600 })
  return made
}

/** People have a database of their own: filling it takes minutes, and nothing else here needs it. */
async function measureUsersOnce() {
  const { measureUsers } = await loadBundled('bench/users.ts')
  const count = Number(values.users)
  const figures = await step(`Preparing and searching ${count} users.`, () =>
    measureUsers(path.join(dataDir, `users-${count}`), count),
  )
  printTable(
    `Lists of users at ${count} users: time in the service, target under 100 ms`,
    ['list', 'median ms', 'worst ms', 'under 100 ms', 'whole tables read'],
    figures.map((figure) => [
      figure.name,
      figure.medianMs.toFixed(1),
      figure.worstMs.toFixed(1),
      figure.medianMs < 100 ? 'yes' : 'no',
      figure.walks.join('; ') || 'none',
    ]),
  )
}

/** Databases of their own: a migration of a size that nobody else here needs. */
async function measureMigrationOnce() {
  const { measureMigration, measureCompletion, measureInventoryCheck } = await loadBundled('bench/migration.ts')
  const figures = await step('Preparing 10,000 environments with 200,000 integrations.', () =>
    measureMigration(dataDir),
  )
  printTable(
    'The migration at 10,000 environments and 200,000 integrations: time in the service, target under 150 ms',
    ['list', 'median ms', 'worst ms', 'under 150 ms', 'whole tables read'],
    figures.map((figure) => [
      figure.name,
      figure.medianMs.toFixed(1),
      figure.worstMs.toFixed(1),
      figure.medianMs < 150 ? 'yes' : 'no',
      figure.walks.join('; ') || 'none',
    ]),
  )
  console.log('\nIndexes in the plans of their statements (EXPLAIN QUERY PLAN)\n')
  for (const { name, indexes } of figures) console.log(`${name}: ${indexes.join(', ') || 'primary keys only'}`)
  const { integrations, seconds } = await measureCompletion(dataDir)
  console.log(
    `\nCompletion of ${integrations.toLocaleString('en')} integrations: ${seconds.toFixed(1)} s, target under 5 s`,
  )
  const check = await step('Checking an inventory of a million lines.', () => measureInventoryCheck(dataDir))
  console.log(
    `\nCheck of ${check.lines.toLocaleString('en')} lines: ${check.seconds.toFixed(0)} s, the longest turn ${check.longestTurnMs.toFixed(0)} ms, ${check.memoryMb.toFixed(0)} MB more`,
  )
}

async function measureRevocationOnce() {
  const { measureRevocation } = await loadBundled('bench/revocation.ts')
  const figures = await measureRevocation([10, 1_000_000])
  printTable(
    'Ending the tokens of one person who holds all that are stored, in microseconds',
    ['database', 'what', 'tokens', 'median', 'worst'],
    figures.map((figure) => [
      figure.database,
      figure.name,
      figure.tokens.toLocaleString('en'),
      figure.medianMicros.toFixed(0),
      figure.worstMicros.toFixed(0),
    ]),
  )
}

/** On PostgreSQL too where TEST_POSTGRES_URL names one, as scripts/with-postgres.mjs does. */
async function measureLookupsOnce() {
  const { measureLookups } = await loadBundled('bench/token-lookups.ts')
  const figures = await measureLookups([10, 1_000_000])
  printTable(
    'One look at a token in the store, in microseconds, by how many are stored',
    ['database', 'look', 'stored', 'median', 'p99'],
    figures.map((figure) => [
      figure.database,
      figure.name,
      figure.tokens.toLocaleString('en'),
      figure.medianMicros.toFixed(0),
      figure.p99Micros.toFixed(0),
    ]),
  )
  for (const { database, name, plan, tokens } of figures) {
    if (tokens > 10) console.log(`\n${database}, ${name}\n  ${plan.join('\n  ')}`)
  }
}

async function measureListsOnce() {
  const { measureLists } = await loadBundled('bench/lists.ts')
  const figures = await measureLists(dataDir, prepared.many.domain)
  printTable(
    `Lists of the console at ${values.clients} clients: time in the service, target under 100 ms`,
    ['list', 'median ms', 'worst ms', 'under 100 ms', 'whole tables read'],
    figures.map((figure) => [
      figure.name,
      figure.medianMs.toFixed(1),
      figure.worstMs.toFixed(1),
      figure.medianMs < 100 ? 'yes' : 'no',
      figure.walks.join('; ') || 'none',
    ]),
  )
  console.log('\nIndexes in the plans of their statements (EXPLAIN QUERY PLAN)\n')
  for (const { name, indexes } of figures) console.log(`${name}: ${indexes.join(', ') || 'primary keys only'}`)
}
