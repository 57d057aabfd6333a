/**
 * Runs one command with an OpenLDAP server of its own beside it, whose address is in TEST_LDAP_URL and its neighbours.
 * Use: node scripts/with-openldap.mjs npx vitest run lib/egress lib/users
 */
import { startOpenldap } from './lib/openldap.mjs'
import { exitOnSignals, run } from './lib/processes.mjs'

const [command, ...args] = process.argv.slice(2)
if (!command) {
  console.error('Name the command to run, for example: node scripts/with-openldap.mjs npx vitest run lib/egress')
  process.exit(2)
}
exitOnSignals()
const server = await startOpenldap()
try {
  process.exitCode = await run(command, args, { env: { ...process.env, ...server.env } })
} finally {
  await server.stop()
}
