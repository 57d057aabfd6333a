import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'

/**
 * Prisma's schema engine as WebAssembly, used for one thing: the SQL that leads from one schema to another.
 * The native engine would be a download at install time; this one comes out of the npm package.
 */
async function loadEngine() {
  const folder = path.dirname(fileURLToPath(import.meta.resolve('@prisma/schema-engine-wasm')))
  const module = new WebAssembly.Module(readFileSync(path.join(folder, 'schema_engine_bg.wasm')))
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
}

let loaded

/** The oldest PostgreSQL that the generated SQL is meant for, told to the engine in place of a real server's answer. */
const postgresqlVersion = {
  columnNames: ['exists', 'version', 'numeric_version'],
  columnTypes: [5, 7, 0], // boolean, text, 32-bit integer in Prisma's ColumnTypeEnum
  rows: [[true, 'PostgreSQL 13.0', 130000]],
}

/**
 * The engine asks an adapter for the dialect and for a connection. A schema-to-schema diff needs no database:
 * the one query it sends on PostgreSQL asks for the server's version.
 */
function idleAdapter(dialect) {
  const provider = dialect === 'sqlite' ? 'sqlite' : 'postgres'
  const adapterName = dialect === 'sqlite' ? '@prisma/adapter-better-sqlite3' : '@prisma/adapter-pg'
  const ok = (value) => ({ ok: true, value })
  const refuse = async () => {
    throw new Error('a schema diff must not query a database')
  }
  const connection = {
    provider,
    adapterName,
    queryRaw: async ({ sql }) => (sql.includes('server_version_num') ? ok(postgresqlVersion) : refuse()),
    executeRaw: refuse,
    executeScript: refuse,
    startTransaction: refuse,
    getConnectionInfo: () => ok({ supportsRelationJoins: false }),
    dispose: async () => ok(undefined),
  }
  const connect = async () => ok(connection)
  return { provider, adapterName, connect, connectToShadowDb: connect }
}

const target = (schema) =>
  schema === null ? { tag: 'empty' } : { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] }

/**
 * The SQL script that turns a database of schema `from` (null: an empty one) into one of schema `to`,
 * or an empty string when they do not differ.
 */
export async function diffSchemas(dialect, from, to) {
  loaded ??= loadEngine()
  await loaded
  const datamodels = [['schema.prisma', to]]
  const engine = await glue.SchemaEngine.new({ datamodels }, () => {}, idleAdapter(dialect))
  try {
    const result = await engine.diff({
      from: target(from),
      to: target(to),
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    })
    return result.exitCode === 2 ? (result.stdout ?? '') : ''
  } finally {
    engine.free()
  }
}
