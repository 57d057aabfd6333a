/**
 * Everything that proves a change: static checks, unit tests, the store on SQLite and on PostgreSQL, then the built
 * server end to end; it starts the PostgreSQL and OpenLDAP servers itself. Prints a table, and the sum as the very last
 * line.
 * Use: npm test
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startOpenldap } from './lib/openldap.mjs'
import { startPostgres } from './lib/postgres.mjs'
import { exitOnSignals } from './lib/processes.mjs'
import { build } from './setup/build.mjs'
import { findLogLeaks } from './suites/log-leaks.mjs'
import { runPlaywright } from './suites/playwright.mjs'
import { check, outcome, printSummary } from './suites/report.mjs'
import { runStatic } from './suites/static.mjs'
import { runUnit } from './suites/vitest.mjs'

exitOnSignals()
const outcomes = await runStatic()

console.log('\nStarting a PostgreSQL and an OpenLDAP server for the tests.')
const postgres = await startPostgres({ fsync: 'off' })
const openldap = await startOpenldap()
const state = mkdtempSync(path.join(tmpdir(), 'gatehouse-e2e-'))
const secretsFile = path.join(state, 'secrets.txt')
try {
  const env = { TEST_POSTGRES_URL: postgres.url, ...openldap.env }
  outcomes.push(...(await runUnit('unit', { without: ['lib/store'], env })))
  outcomes.push(...(await runUnit('store on SQLite and PostgreSQL', { folders: ['lib/store'], env })))
  const built = await check('build', build)
  outcomes.push(built)
  const e2e = { ...env, E2E_STATE_DIR: state, E2E_SECRETS_FILE: secretsFile }
  const projects = ['protocol', 'rest', 'console', 'portal', 'clients', 'nodes', 'crash']
  if (built.passed === 1) outcomes.push(...(await runPlaywright(projects, e2e)))
  else outcomes.push(...projects.map((project) => outcome(`e2e ${project}`, 0, ['not run: there is no build'], 0)))
  outcomes.push(await check('no secret in any log', () => findLogLeaks(secretsFile, path.join(state, 'logs'))))
} finally {
  await openldap.stop()
  await postgres.stop()
}
const passed = printSummary(outcomes)
if (passed) rmSync(state, { recursive: true, force: true })
else process.exitCode = 1
