/**
 * The PostgreSQL twin of the hand-written SQLite schema: the same models under another provider.
 * It lies one folder deeper, so the client's output path gains one step.
 */
export function derivePostgresqlSchema(source) {
  const derived = source
    .replace(/provider\s*=\s*"sqlite"/, 'provider = "postgresql"')
    .replace(/output(\s*)=\s*"\.\.\/lib\/store\/generated\/sqlite"/, 'output$1= "../../lib/store/generated/postgresql"')
  if (!derived.includes('"postgresql"') || !derived.includes('generated/postgresql')) {
    throw new Error(
      'prisma/schema.prisma has no SQLite datasource, or its client is not written to lib/store/generated',
    )
  }
  return `// Generated from prisma/schema.prisma by scripts/generate.mjs. Change that file.\n\n${derived}`
}

export const forDialect = (dialect, source) => (dialect === 'sqlite' ? source : derivePostgresqlSchema(source))

/**
 * Columns whose field carries the doc comment `@collate C`: their order on PostgreSQL is the order of their
 * bytes, as it is on SQLite, so that prefix ranges and keyset pages mean the same on both.
 * Returns a map of table name to a set of column names.
 */
export function collatedColumns(source) {
  const tables = new Map()
  let model = null
  let marked = false
  for (const line of source.split('\n')) {
    const text = line.trim()
    const opening = /^model\s+(\w+)\s*\{/.exec(text)
    if (opening) model = { table: opening[1], columns: new Set() }
    else if (text === '}' && model) {
      if (model.columns.size > 0) tables.set(model.table, model.columns)
      model = null
    } else if (text.startsWith('///')) marked ||= /@collate C\b/.test(text)
    else if (model && text.startsWith('@@map(')) model.table = /"([^"]+)"/.exec(text)[1]
    else if (model && marked && /^\w/.test(text)) {
      model.columns.add(/@map\("([^"]+)"\)/.exec(text)?.[1] ?? /^\w+/.exec(text)[0])
      marked = false
    } else if (text !== '') marked = false
  }
  return tables
}
