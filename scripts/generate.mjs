/**
 * Derives the PostgreSQL schema and writes both Prisma clients. Does nothing when they are up to date.
 * Use: node scripts/generate.mjs
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { clientDir, derivedSchemaFile, dialects, root, schemaFile } from './lib/paths.mjs'
import { derivePostgresqlSchema } from './lib/schema.mjs'
import { hashFiles, isFresh, markFresh } from './lib/stamp.mjs'

const inputs = ['prisma/schema.prisma', 'prisma.config.ts', 'scripts/generate.mjs', 'scripts/lib/schema.mjs']

function generateClient(dialect) {
  const cli = path.join(root, 'node_modules/prisma/build/index.js')
  const schema = dialect === 'sqlite' ? schemaFile : derivedSchemaFile
  rmSync(clientDir(dialect), { recursive: true, force: true })
  const run = spawnSync(process.execPath, [cli, 'generate', '--schema', schema, '--no-hints'], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      // Prisma's command line insists on a schema-engine binary, and would download one, although generating a
      // client never runs it. Any existing file satisfies the check.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      PRISMA_DIALECT: dialect,
    },
  })
  if (run.status !== 0) throw new Error(`prisma generate (${dialect}) failed:\n${run.stdout}${run.stderr}`)
}

const prismaVersion = JSON.parse(readFileSync(path.join(root, 'node_modules/prisma/package.json'), 'utf8')).version
const hash = hashFiles(inputs, prismaVersion)
const complete =
  existsSync(derivedSchemaFile) && dialects.every((dialect) => existsSync(path.join(clientDir(dialect), 'client.ts')))

if (!complete || !isFresh('generate', hash)) {
  console.log('Writing the database clients for SQLite and PostgreSQL from prisma/schema.prisma.')
  mkdirSync(path.dirname(derivedSchemaFile), { recursive: true })
  writeFileSync(derivedSchemaFile, derivePostgresqlSchema(readFileSync(schemaFile, 'utf8')))
  for (const dialect of dialects) generateClient(dialect)
  markFresh('generate', hash)
}
