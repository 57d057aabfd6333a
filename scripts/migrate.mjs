/**
 * Applies the committed migrations to the database of DATABASE_URL (default: the SQLite file of the data folder).
 * `npm start` does this by itself; the command is for operators who migrate before they start several nodes.
 * Use: node scripts/migrate.mjs
 */

import { loadBundled } from './lib/bundle.mjs'
import { loadEnvFile } from './lib/env-file.mjs'

loadEnvFile()
const { migrate } = await loadBundled('lib/store/migrations/runner.ts')
const url = process.env.DATABASE_URL || `file:${process.env.GATEHOUSE_DATA_DIR || './data'}/gatehouse.db`
try {
  const applied = await migrate(url)
  for (const name of applied) console.log(`Applied ${name}.`)
  if (applied.length === 0) console.log('The database is up to date.')
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
