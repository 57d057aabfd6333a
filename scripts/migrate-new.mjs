/**
 * Writes the next migration for both dialects from what changed in prisma/schema.prisma since the last one
 * (prisma/migrations/snapshot.prisma), and takes in hand-written SQL from prisma/sql/<dialect>/.
 *
 * Use: npm run db:new -- short-name
 *      npm run db:new -- init        until the first release: writes the first migration anew
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { migrationNames, nextMigrationSql } from './lib/migration-sql.mjs'
import { dialects, migrationsDir, schemaFile, snapshotFile } from './lib/paths.mjs'

const INITIAL = '20261121000000_init'

function fail(message) {
  console.error(message)
  process.exit(1)
}

const title = process.argv[2]
if (!title || !/^[a-z][a-z0-9-]*$/.test(title)) {
  fail('Name the migration in lower-case words joined by hyphens, for example: npm run db:new -- add-consents')
}

const initial = title === 'init'
const existing = migrationNames('sqlite')
if (initial && existing.some((name) => name !== INITIAL)) {
  fail('The first migration is fixed once others follow it. Give this one a name of its own.')
}
if (!initial && existing.length === 0) fail('Write the first migration first: npm run db:new -- init')

const schema = readFileSync(schemaFile, 'utf8')
const from = initial || !existsSync(snapshotFile) ? null : readFileSync(snapshotFile, 'utf8')
const stamp = new Date().toISOString().replace(/[-:T]/g, '').slice(0, 14)
const name = initial ? INITIAL : `${stamp}_${title.replaceAll('-', '_')}`

const scripts = new Map()
for (const dialect of dialects) {
  scripts.set(dialect, await nextMigrationSql(dialect, from, schema, initial ? [] : migrationNames(dialect)))
}
if ([...scripts.values()].every((sql) => sql === ''))
  fail('Nothing changed since the last migration, so none was written.')

for (const [dialect, sql] of scripts) {
  const folder = path.join(migrationsDir, dialect, name)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  // Both dialects carry every migration, so that their histories stay one list.
  writeFileSync(path.join(folder, 'migration.sql'), sql === '' ? '-- Nothing to do on this dialect.\n' : sql)
  writeFileSync(path.join(migrationsDir, dialect, 'migration_lock.toml'), `provider = "${dialect}"\n`)
  console.log(`Wrote prisma/migrations/${dialect}/${name}/migration.sql`)
}
writeFileSync(snapshotFile, schema)
