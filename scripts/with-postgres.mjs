/**
 * Runs one command with a PostgreSQL server of its own beside it, whose address is in TEST_POSTGRES_URL.
 * Use: node scripts/with-postgres.mjs npx vitest run lib/store
 */
import { startPostgres } from './lib/postgres.mjs'
import { exitOnSignals, run } from './lib/processes.mjs'

const [command, ...args] = process.argv.slice(2)
if (!command) {
  console.error('Name the command to run, for example: node scripts/with-postgres.mjs npx vitest run lib/store')
  process.exit(2)
}
exitOnSignals()
const server = await startPostgres()
try {
  process.exitCode = await run(command, args, { env: { ...process.env, TEST_POSTGRES_URL: server.url } })
} finally {
  await server.stop()
}
