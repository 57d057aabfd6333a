import path from 'node:path'
import { readMigrations } from './plan'
import { migratePostgresql } from './postgresql'
import { migrateSqlite } from './sqlite'

export interface MigrateOptions {
  /** the folder that holds `sqlite/` and `postgresql/`; default: `prisma/migrations` in the working directory */
  folder?: string
}

/**
 * Brings a database to the schema of this version, without Prisma's engine, in Prisma's own layout and bookkeeping.
 * Safe to call from several processes at once: exactly one applies each migration, the others wait and find it done.
 *
 * @param url `file:…` or `postgresql://…`
 * @returns the names of the migrations that this call applied
 * @throws MigrationError when the history in the database and the committed one disagree
 */
export async function migrate(url: string, options: MigrateOptions = {}): Promise<string[]> {
  const folder = options.folder ?? path.join(process.cwd(), 'prisma', 'migrations')
  if (url.startsWith('file:')) {
    return migrateSqlite(url.slice('file:'.length), readMigrations(path.join(folder, 'sqlite')))
  }
  return migratePostgresql(url, readMigrations(path.join(folder, 'postgresql')))
}
