import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sql } from './db'
import { Mutex } from './mutex'
import { DirectSqlite } from './sqlite-direct'
import { WalSync } from './wal-sync'

/** A disk whose every sync ends when the test says so. */
function createDisk() {
  const begun: { end(): void; fail(error: Error): void }[] = []
  const waiting: (() => void)[] = []
  let closed = 0
  const handle = {
    datasync: () =>
      new Promise<void>((end, fail) => {
        begun.push({ end, fail })
        for (const tell of waiting.splice(0)) tell()
      }),
    close: async () => {
      closed += 1
    },
  }
  return {
    open: async () => handle,
    begun,
    closed: () => closed,
    async sync(number: number) {
      while (begun.length < number) await new Promise<void>((resolve) => waiting.push(resolve))
      return begun[number - 1] as (typeof begun)[number]
    },
  }
}

/** Whether a promise is settled once everything that can go on without the disk has gone on. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false
  const mark = () => {
    settled = true
  }
  promise.then(mark, mark)
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
  return settled
}

describe('the log of writes', () => {
  it('is synced once for all who ask while a sync is under way, and never by the one that began before', async () => {
    const disk = createDisk()
    const log = new WalSync('log', disk.open)
    const first = log.synced()
    const running = await disk.sync(1)
    const second = log.synced()
    const third = log.synced()
    running.end()
    await first
    expect(await isSettled(second)).toBe(false)
    expect(disk.begun).toHaveLength(2)
    disk.begun[1]?.end()
    await Promise.all([second, third])
    expect(disk.begun).toHaveLength(2)
  })

  it('promises nothing any more after a sync that failed, to those who wait and to those who come', async () => {
    const disk = createDisk()
    const log = new WalSync('log', disk.open)
    const first = log.synced()
    const running = await disk.sync(1)
    const second = log.synced()
    running.fail(new Error('the disk is gone'))
    await expect(first).rejects.toThrow('the disk is gone')
    await expect(second).rejects.toThrow('the disk is gone')
    await expect(log.synced()).rejects.toThrow('the disk is gone')
    expect(disk.begun).toHaveLength(1)
  })

  it('is let go of when the last sync has ended', async () => {
    const disk = createDisk()
    const log = new WalSync('log', disk.open)
    const last = log.synced()
    const running = await disk.sync(1)
    const closing = log.close()
    expect(await isSettled(closing)).toBe(false)
    running.end()
    await Promise.all([last, closing])
    expect(disk.closed()).toBe(1)
  })
})

describe('a write past Prisma', () => {
  let folder: string
  let file: string
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'gatehouse-wal-'))
    file = path.join(folder, 'test.db')
    const database = new Database(file)
    database.exec('CREATE TABLE "Note" ("text" TEXT)')
    database.close()
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))
  const note = (text: string) => sql`INSERT INTO "Note" ("text") VALUES (${text})`

  it('is acknowledged when it is on the disk, alone and in a transaction, and holds up no other write', async () => {
    const disk = createDisk()
    const direct = new DirectSqlite(file, new Mutex(), { log: new WalSync('log', disk.open) })
    const alone = direct.run(note('alone'))
    const running = await disk.sync(1)
    const together = direct.atomic(async (tx) => tx.run(note('together')))
    expect(await isSettled(together)).toBe(false)
    expect(await isSettled(alone)).toBe(false)
    expect(await direct.rows(sql`SELECT "text" FROM "Note"`)).toEqual([{ text: 'alone' }, { text: 'together' }])
    running.end()
    expect(await alone).toBe(1)
    expect(await isSettled(together)).toBe(false)
    ;(await disk.sync(2)).end()
    expect(await together).toBe(1)
    await direct.close()
  })

  it('is refused when the disk did not take it', async () => {
    const disk = createDisk()
    const direct = new DirectSqlite(file, new Mutex(), { log: new WalSync('log', disk.open) })
    const write = direct.run(note('lost'))
    ;(await disk.sync(1)).fail(new Error('the disk is gone'))
    await expect(write).rejects.toThrow('the disk is gone')
    await direct.close()
  })

  it('syncs the log of the file itself where the database is named by a link', async () => {
    const link = path.join(folder, 'link.db')
    await symlink(file, link)
    const direct = new DirectSqlite(link, new Mutex())
    expect(await direct.run(note('real'))).toBe(1)
    await direct.close()
  })
})
