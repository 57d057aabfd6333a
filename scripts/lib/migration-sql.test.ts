import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { collateSql, nextMigrationSql } from './migration-sql.mjs'
import { collatedColumns, derivePostgresqlSchema } from './schema.mjs'

const head = `generator client {
  provider = "prisma-client"
  output   = "../lib/store/generated/sqlite"
}
datasource db {
  provider = "sqlite"
}
`
const before = `${head}model Client {
  id   String @id
  name String
}
`
const withColumn = before.replace('  name String\n', '  name String\n  /// @collate C\n  nameLower String?\n')
const withMark = before.replace('  name String\n', '  /// @collate C\n  name String\n')

describe('the next migration', () => {
  it('is empty when the schema did not change', async () => {
    expect(await nextMigrationSql('sqlite', before, before)).toBe('')
    expect(await nextMigrationSql('postgresql', before, before)).toBe('')
  })

  it('is the same each time it is written', async () => {
    const schema = readFileSync('prisma/schema.prisma', 'utf8')
    const first = await nextMigrationSql('postgresql', null, schema, [])
    expect(await nextMigrationSql('postgresql', null, schema, [])).toBe(first)
  })

  it('orders a marked new column by its bytes on PostgreSQL, and says nothing of it on SQLite', async () => {
    expect(await nextMigrationSql('postgresql', before, withColumn)).toMatch(/"nameLower" TEXT COLLATE "C"/)
    expect(await nextMigrationSql('sqlite', before, withColumn)).toContain('"nameLower" TEXT')
    expect(await nextMigrationSql('sqlite', before, withColumn)).not.toContain('COLLATE')
  })

  it('changes the order of a column that only gained the mark, and back', async () => {
    const gained = await nextMigrationSql('postgresql', before, withMark)
    expect(gained).toContain('ALTER TABLE "Client" ALTER COLUMN "name" TYPE TEXT COLLATE "C";')
    const lost = await nextMigrationSql('postgresql', withMark, before)
    expect(lost).toContain('ALTER TABLE "Client" ALTER COLUMN "name" TYPE TEXT COLLATE "default";')
    expect(await nextMigrationSql('sqlite', before, withMark)).toBe('')
  })

  it('gives every marked column of the product its order', async () => {
    const schema = readFileSync('prisma/schema.prisma', 'utf8')
    const sql = await nextMigrationSql('postgresql', null, schema, [])
    const marked = [...collatedColumns(schema).values()].reduce((sum, columns) => sum + columns.size, 0)
    expect(marked).toBeGreaterThan(10)
    expect(sql.match(/COLLATE "C"/g)).toHaveLength(marked)
  })
})

describe('collation marks', () => {
  it('touch only the table and the column that carry them', () => {
    const sql =
      'CREATE TABLE "A" (\n    "name" TEXT NOT NULL,\n    "other" TEXT\n);\nCREATE TABLE "B" (\n    "name" TEXT\n);'
    const marked = collateSql(sql, new Map([['A', new Set(['name'])]]))
    expect(marked).toBe(sql.replace('"name" TEXT NOT NULL', '"name" TEXT COLLATE "C" NOT NULL'))
  })

  it('follow mapped table and column names', () => {
    const schema = 'model A {\n  /// @collate C\n  name String @map("full_name")\n  @@map("a_table")\n}\n'
    expect(collatedColumns(schema)).toEqual(new Map([['a_table', new Set(['full_name'])]]))
  })
})

describe('the PostgreSQL schema', () => {
  it('differs from the SQLite one in provider and output only', () => {
    const derived = derivePostgresqlSchema(before).split('\n').slice(2)
    const changed = derived.filter((line: string, index: number) => line !== before.split('\n')[index])
    expect(changed).toEqual(['  output   = "../../lib/store/generated/postgresql"', '  provider = "postgresql"'])
  })

  it('is not derived from a schema that it does not understand', () => {
    expect(() => derivePostgresqlSchema('model A {}')).toThrow(/no SQLite datasource/)
  })
})
