/**
 * The quick proof while working: static checks and unit tests. What needs a PostgreSQL or OpenLDAP server, or a browser,
 * is left to `npm test`, and said.
 * Use: npm run validate
 */
import { printSummary } from './suites/report.mjs'
import { runStatic } from './suites/static.mjs'
import { runVitest } from './suites/vitest.mjs'

const outcomes = await runStatic()
outcomes.push(await runVitest('unit, store on SQLite', [], { allowSkipped: true }))
const missing = [!process.env.TEST_POSTGRES_URL && 'PostgreSQL', !process.env.TEST_LDAP_URL && 'OpenLDAP', 'end to end']
console.log(`\nNot run here: ${missing.filter(Boolean).join(', ')}. \`npm test\` runs them.`)
if (!printSummary(outcomes)) process.exitCode = 1
