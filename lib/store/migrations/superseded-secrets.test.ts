import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'

const NAME = '20261121113000_superseded_secrets/migration.sql'
const sqlOf = (dialect: string) => readFileSync(`prisma/migrations/${dialect}/${NAME}`, 'utf8')

it('keeps a secret that a newer one had replaced as replaced, from the instant the newer one was made', () => {
  const database = new Database(':memory:')
  database.exec(
    'CREATE TABLE "ClientSecret" ("id" TEXT, "clientPk" TEXT, "createdAt" TEXT, "supersededAt" TEXT, "expiresAt" TEXT)',
  )
  const insert = database.prepare('INSERT INTO "ClientSecret" VALUES (?, ?, ?, NULL, ?)')
  insert.run('replaced', 'c1', '2026-01-01', '2026-03-01')
  insert.run('current', 'c1', '2026-02-01', null)
  insert.run('alone', 'c2', '2026-01-05', '2026-03-01')
  insert.run('other', 'c3', '2026-01-07', null)
  database.exec(sqlOf('sqlite'))
  expect(database.prepare('SELECT "id", "supersededAt" AS "at" FROM "ClientSecret" ORDER BY "id"').all()).toEqual([
    { id: 'alone', at: '2026-01-05' },
    { id: 'current', at: null },
    { id: 'other', at: null },
    { id: 'replaced', at: '2026-02-01' },
  ])
  expect(sqlOf('postgresql')).toBe(sqlOf('sqlite'))
})
