import path from 'node:path'

/** The checkout this script belongs to, wherever it is started from. */
export const root = path.resolve(import.meta.dirname, '../..')

/** What set-up remembers between runs; deleting it only costs time. */
export const stateDir = path.join(root, '.gatehouse')

export const dialects = ['sqlite', 'postgresql']

export const schemaFile = path.join(root, 'prisma/schema.prisma')
export const derivedSchemaFile = path.join(root, 'prisma/postgresql/schema.prisma')
export const migrationsDir = path.join(root, 'prisma/migrations')
export const snapshotFile = path.join(migrationsDir, 'snapshot.prisma')
export const clientDir = (dialect) => path.join(root, 'lib/store/generated', dialect)
