import { readFileSync } from 'node:fs'
import path from 'node:path'
import { checkFloors } from '../floors.mjs'
import { nextMigrationSql } from '../lib/migration-sql.mjs'
import { dialects, root, schemaFile, snapshotFile } from '../lib/paths.mjs'
import { run } from '../lib/processes.mjs'
import { dependencyComplaints } from './dependency-list.mjs'
import { houseRuleComplaints } from './house-rules.mjs'
import { lockFileComplaints } from './lock-file.mjs'
import { check } from './report.mjs'
import { sizeComplaints } from './sizes.mjs'

/** A command of node_modules that passes when it exits with 0. */
const tool =
  (script, ...args) =>
  async () => {
    const code = await run(process.execPath, [path.join(root, 'node_modules', script), ...args], { cwd: root })
    return code === 0 ? [] : [`exit code ${code}; the messages are above`]
  }

function floors() {
  const { read, missing, violations } = checkFloors()
  console.log(`${read} files read`)
  if (read === 0) return ['The tool read no file at all, so its silence means nothing.']
  return [
    ...missing.map((file) => `not read by the tool: ${file}`),
    ...violations.map(({ rule, from, to }) => `${from} → ${to} (${rule})`),
  ]
}

/** The committed migrations lead exactly to the schema: nothing is left to be written. */
async function migrationDrift() {
  const snapshot = readFileSync(snapshotFile, 'utf8')
  const schema = readFileSync(schemaFile, 'utf8')
  const complaints = []
  for (const dialect of dialects) {
    const sql = await nextMigrationSql(dialect, snapshot, schema)
    if (sql !== '')
      complaints.push(`${dialect}: the schema changed without a migration (npm run db:new -- name):\n${sql}`)
  }
  return complaints
}

/** The checks that run nothing of the product; each counts as one test. */
export async function runStatic() {
  return [
    await check('format and lint', tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.')),
    await check('types', tool('typescript/lib/tsc.js', '--noEmit')),
    await check('floors', floors),
    await check('house rules', houseRuleComplaints),
    await check('lock file', () => lockFileComplaints()),
    await check('list of dependencies', dependencyComplaints),
    await check('migrations match the schema', migrationDrift),
    await check('file sizes', sizeComplaints),
  ]
}
