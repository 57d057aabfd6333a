import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Connection, connect } from './connect'
import { type Db, rows, run, type Sql, sql } from './db'
import { createStore } from './prisma-store'
import type { Store } from './store'
import { sqliteDatabase, type TestDatabase } from './testing/databases'
import { domainRecord } from './testing/records'

let database: TestDatabase
let store: Store
let connection: Connection
const domain = domainRecord({ customAttrs: { issuerMode: 'DOMAIN', days: 30 } })

beforeAll(async () => {
  database = await sqliteDatabase()
  store = await createStore(database.url)
  await store.domains.insert(domain)
  connection = await connect(database.url)
})
afterAll(async () => {
  await connection.close()
  await store.close()
  await database.drop()
})

const viaPrisma = (): Db => ({ prisma: connection.prisma, dialect: 'sqlite', atomic: (work) => work(viaPrisma()) })
const direct = (): Db => ({ ...viaPrisma(), direct: connection.direct })
const both = async (query: Sql) => [await rows(direct(), query), await rows(viaPrisma(), query)]

describe('raw statements past Prisma', () => {
  it('answer what Prisma answers, by the types of the columns and without', async () => {
    const [mine, prismas] = await both(
      sql`SELECT 1 AS a, count(*) AS n, 1.5 AS f, "enableMultipleResourceServer" AS b, "tokenSettings" AS j,
        "customAttrs" AS c, "createdAt" AS d, max("createdAt") AS m,
        "version" AS v, "version" + 1 AS w, 'x' AS t, NULL AS none FROM "Domain"`,
    )
    expect(mine).toEqual(prismas)
    expect(mine?.[0]).toMatchObject({ a: 1n, b: false, c: { issuerMode: 'DOMAIN', days: 30 }, d: domain.createdAt })
  })
  it('take what Prisma takes: instants, truths, numbers, nothing, documents', async () => {
    const at = new Date('2026-03-01T12:00:00.123Z')
    const [mine, prismas] = await both(
      sql`SELECT ${at} AS at, ${true} AS yes, ${false} AS no, ${7} AS n, ${null} AS z, ${10n} AS big, ${'ü%_'} AS t`,
    )
    expect(mine).toEqual(prismas)
    expect(await rows(direct(), sql`SELECT "id" FROM "Domain" WHERE "createdAt" = ${domain.createdAt}`)).toHaveLength(1)
  })
  it('tell a broken constraint by the code that Prisma uses', async () => {
    const again = sql`INSERT INTO "Meta" ("key", "value") VALUES ('twice', '1')`
    await run(direct(), again)
    await expect(run(direct(), again)).rejects.toMatchObject({ code: 'P2002' })
    const orphan = sql`INSERT INTO "AccountDomain" ("accountId", "domainId") VALUES ('nobody', ${domain.id})`
    await expect(run(direct(), orphan)).rejects.toMatchObject({ code: 'P2003' })
  })
  const insert = (key: string) => sql`INSERT INTO "Meta" ("key", "value") VALUES (${key}, '1')`
  it('keep all of a transaction or nothing, and let the next one begin', async () => {
    const failing = connection.direct?.atomic(async (tx) => {
      await tx.run(insert('half'))
      await tx.run(insert('half'))
    })
    await expect(failing).rejects.toMatchObject({ code: 'P2002' })
    await connection.direct?.atomic((tx) => Promise.resolve(tx.run(insert('whole'))))
    const kept = await rows<{ key: string }>(direct(), sql`SELECT "key" FROM "Meta" WHERE "key" IN ('half', 'whole')`)
    expect(kept).toEqual([{ key: 'whole' }])
  })
  it('show what is committed, and nothing of a transaction that is open', async () => {
    const visible = () => rows<{ key: string }>(direct(), sql`SELECT "key" FROM "Meta" WHERE "key" = 'open'`)
    await connection.direct?.atomic(async (tx) => {
      await tx.run(insert('open'))
      expect(await tx.rows(sql`SELECT "key" FROM "Meta" WHERE "key" = 'open'`)).toHaveLength(1)
      expect(await visible()).toEqual([])
    })
    expect(await visible()).toEqual([{ key: 'open' }])
  })
  it('write every row of a list, or none where one breaks a rule', async () => {
    const text = 'INSERT INTO "Meta" ("key", "value") VALUES (?, ?)'
    await connection.direct?.runEach(text, [
      ['first', '1'],
      ['second', '2'],
    ])
    const refused = connection.direct?.runEach(text, [
      ['third', '3'],
      ['first', '1'],
    ])
    await expect(refused).rejects.toMatchObject({ code: 'P2002' })
    const kept = await rows<{ key: string }>(
      direct(),
      sql`SELECT "key" FROM "Meta" WHERE "key" IN ('first', 'second', 'third') ORDER BY "key"`,
    )
    expect(kept.map(({ key }) => key)).toEqual(['first', 'second'])
  })
  it('wait for a transaction of Prisma, and it for theirs, so that none is refused as busy', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        n % 2
          ? run(direct(), sql`INSERT INTO "Meta" ("key", "value") VALUES (${`direct-${n}`}, '1')`)
          : connection.prisma.$transaction((prisma) =>
              prisma.meta.create({ data: { key: `prisma-${n}`, value: '1' } }),
            ),
      ),
    )
    expect(
      await rows(direct(), sql`SELECT "key" FROM "Meta" WHERE "key" LIKE 'direct-%' OR "key" LIKE 'prisma-%'`),
    ).toHaveLength(20)
  })
})
