/**
 * The quick proof while working: static checks, and the unit tests that what changed since they last all passed can have
 * broken, by what imports what. What needs a PostgreSQL or OpenLDAP server, or a browser, is left to `npm test`, and said.
 * Use: npm run validate [-- --all]
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root, stateDir } from './lib/paths.mjs'
import { capture } from './lib/processes.mjs'
import { printSummary } from './suites/report.mjs'
import { runStatic } from './suites/static.mjs'
import { runUnit, runVitest } from './suites/vitest.mjs'

/** The commit whose unit tests passed here last; changes on top of it that are not committed count as changed still. */
const passedFile = path.join(stateDir, 'validated')

const head = git('rev-parse', 'HEAD')
const since = process.argv.includes('--all') ? null : lastPassed()
const outcomes = await runStatic()
if (since === null) {
  console.log('\nAll unit tests run, which takes minutes; the next time only those that a change can have broken.')
  outcomes.push(...(await runUnit('unit, store on SQLite', { allowSkipped: true })))
} else {
  const options = { allowSkipped: true, allowNone: true }
  outcomes.push(await runVitest(`unit, by what changed since ${since.slice(0, 7)}`, ['--changed', since], options))
  // What these look at they read as files, which no import tells.
  outcomes.push(await runVitest('unit, of the scripts', ['scripts'], { allowSkipped: true }))
}
const missing = [!process.env.TEST_POSTGRES_URL && 'PostgreSQL', !process.env.TEST_LDAP_URL && 'OpenLDAP', 'end to end']
console.log(`\nNot run here: ${missing.filter(Boolean).join(', ')}. \`npm test\` runs them.`)
if (printSummary(outcomes)) remember()
else process.exitCode = 1

function lastPassed() {
  if (!existsSync(passedFile)) return null
  const commit = readFileSync(passedFile, 'utf8').trim()
  return git('cat-file', '-t', commit) === 'commit' ? commit : null
}

function remember() {
  if (!head) return
  mkdirSync(stateDir, { recursive: true })
  writeFileSync(passedFile, `${head}\n`)
}

/** null where this is no checkout, or there is no such commit */
function git(...args) {
  try {
    return capture('git', args, { cwd: root }).trim()
  } catch {
    return null
  }
}
