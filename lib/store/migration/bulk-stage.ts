import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import type { InventoryKind } from '@/lib/schemas/migration/inventory-kinds'

/** A line that was read, and later what was found out about it. */
export interface StagedRow {
  line: number
  kind: InventoryKind
  /** of the row that it becomes, or of the one that is there already */
  id: string
  values: Record<string, unknown>
  /** facts that what refers to it needs; empty until it was looked at */
  facts: Record<string, string | null>
  state: 'read' | 'new' | 'existing' | 'bad'
}

/** Lines of a file on their way into the inventory, on disk: a file may have a million. */
export interface InventoryStage {
  /** @returns for each line the keys that an earlier line has, with that line */
  add(rows: readonly (StagedRow & { keys: readonly string[] })[]): { line: number; key: string; first: number }[]
  find(kind: InventoryKind, key: string): StagedRow | null
  /** Lines of a kind in their order, after one. */
  page(kind: InventoryKind, afterLine: number, limit: number, state?: StagedRow['state']): StagedRow[]
  save(rows: readonly StagedRow[]): void
  counts(): { kind: InventoryKind; state: StagedRow['state']; count: number }[]
  close(): void
}

interface Row extends Omit<StagedRow, 'values' | 'facts'> {
  vals: string
  facts: string
}

const SCHEMA = `
  CREATE TABLE rows (kind TEXT NOT NULL, line INTEGER NOT NULL, id TEXT NOT NULL, vals TEXT NOT NULL,
    facts TEXT NOT NULL, state TEXT NOT NULL, PRIMARY KEY (kind, line)) WITHOUT ROWID;
  CREATE TABLE names (kind TEXT NOT NULL, key TEXT NOT NULL, line INTEGER NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID;
`
const CACHE_KB = 32_768

/** A database of its own in a folder nobody else can read, gone with `close`: lines may hold secrets. */
export async function openStage(): Promise<InventoryStage> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gatehouse-inventory-'))
  const database = new Database(path.join(folder, 'stage.db'))
  database.pragma('journal_mode = OFF')
  database.pragma('synchronous = OFF')
  database.pragma(`cache_size = -${CACHE_KB}`)
  database.exec(SCHEMA)
  const insert = database.prepare('INSERT INTO rows (kind, line, id, vals, facts, state) VALUES (?, ?, ?, ?, ?, ?)')
  const name = database.prepare('INSERT INTO names (kind, key, line) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
  const named = database.prepare('SELECT line FROM names WHERE kind = ? AND key = ?')
  const found = database.prepare(
    'SELECT r.* FROM names n JOIN rows r ON r.kind = n.kind AND r.line = n.line WHERE n.kind = ? AND n.key = ?',
  )
  const page = database.prepare(
    `SELECT * FROM rows WHERE kind = ? AND line > ? AND (? IS NULL OR state = ?) ORDER BY line LIMIT ?`,
  )
  const update = database.prepare('UPDATE rows SET id = ?, vals = ?, facts = ?, state = ? WHERE kind = ? AND line = ?')
  return {
    add: database.transaction((rows: readonly (StagedRow & { keys: readonly string[] })[]) => {
      const taken: { line: number; key: string; first: number }[] = []
      for (const { kind, line, id, values, facts, state, keys } of rows) {
        insert.run(kind, line, id, JSON.stringify(values), JSON.stringify(facts), state)
        for (const key of keys) {
          if (name.run(kind, key, line).changes > 0) continue
          taken.push({ line, key, first: (named.get(kind, key) as { line: number }).line })
        }
      }
      return taken
    }),
    find(kind, key) {
      const row = found.get(kind, key) as Row | undefined
      return row ? toRow(row) : null
    },
    page: (kind, afterLine, limit, state) =>
      (page.all(kind, afterLine, state ?? null, state ?? null, limit) as Row[]).map(toRow),
    save: database.transaction((rows: readonly StagedRow[]) => {
      for (const { id, values, facts, state, kind, line } of rows) {
        update.run(id, JSON.stringify(values), JSON.stringify(facts), state, kind, line)
      }
    }),
    counts: () =>
      database.prepare('SELECT kind, state, count(*) AS count FROM rows GROUP BY kind, state').all() as never,
    close() {
      database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function toRow({ vals, facts, ...row }: Row): StagedRow {
  return { ...row, values: JSON.parse(vals), facts: JSON.parse(facts) }
}
