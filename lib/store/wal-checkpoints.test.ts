import { copyFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { bundleWorker } from '@/lib/base/testing/bundle-worker'
import { type Connection, connect } from './connect'
import { sql } from './db'
import { migrate } from './migrations/runner'
import { WalCheckpoints, WRITES_A_CHECKPOINT } from './wal-checkpoints'

let script: string
let folder: string
let file: string
let connection: Connection
beforeAll(async () => {
  script = await bundleWorker('lib/store/checkpoint-worker.ts')
})
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gatehouse-log-'))
  file = path.join(folder, 'test.db')
  await migrate(`file:${file}`)
})
afterEach(async () => {
  await connection.close()
  await rm(folder, { recursive: true, force: true })
})

/** Checkpoints with a thread of a few words, and how often they were finished and lost. */
function checkpointsBy(words: string, limitMs?: number, turns: Promise<unknown>[] = []) {
  const thread = path.join(folder, 'thread.mjs')
  writeFileSync(thread, `import { parentPort } from 'node:worker_threads'\n${words}`)
  const heard = { finished: 0, lost: 0 }
  const pauseWrites = async () => {
    await turns.shift()
    return () => void heard.finished++
  }
  const checkpoints = new WalCheckpoints({ file, script: thread, pauseWrites, lost: () => void heard.lost++, limitMs })
  const writeUntilOne = () => {
    for (let n = 0; n < WRITES_A_CHECKPOINT; n++) checkpoints.wrote()
  }
  return { checkpoints, heard, writeUntilOne }
}

const write = (key: string) => connection.direct?.run(sql`INSERT INTO "Meta" ("key", "value") VALUES (${key}, '1')`)

async function writeMany(count: number): Promise<void> {
  for (let n = 0; n < count; n++) await write(`key-${n}`)
}

/** What the database holds without its log, as a copy of the one file shows. */
function inTheDatabase(): number {
  const copy = path.join(folder, 'copy.db')
  copyFileSync(file, copy)
  const database = new Database(copy)
  const { count } = database.prepare('SELECT count(*) AS "count" FROM "Meta"').get() as { count: number }
  database.close()
  return count
}

describe('the log of the database', () => {
  it('is moved into the database by the thread, and begun anew by the next write', async () => {
    connection = await connect(`file:${file}`, { checkpointScript: script })
    const before = inTheDatabase()
    await writeMany(WRITES_A_CHECKPOINT - 1)
    expect(inTheDatabase()).toBe(before)
    await write('one more')
    await vi.waitFor(() => expect(inTheDatabase()).toBe(before + WRITES_A_CHECKPOINT), { timeout: 15_000 })
    let again = 0
    await vi.waitFor(async () => {
      const length = statSync(`${file}-wal`).size
      await write(`again-${again++}`)
      expect(statSync(`${file}-wal`).size).toBe(length)
    })
  })

  it('is looked after by the writers again where the thread cannot run', async () => {
    const broken = path.join(folder, 'broken.mjs')
    writeFileSync(broken, 'throw new Error("this thread does not run")')
    connection = await connect(`file:${file}`, { checkpointScript: broken })
    await writeMany(WRITES_A_CHECKPOINT + 1)
    await vi.waitFor(async () =>
      expect(await connection.direct?.rows(sql`PRAGMA wal_autocheckpoint`)).toEqual([{ wal_autocheckpoint: 4000n }]),
    )
    expect(await write('still')).toBe(1)
  })

  it('is emptied by another thread when one ended while nobody waited for it', async () => {
    connection = await connect(`file:${file}`)
    const { checkpoints, heard, writeUntilOne } = checkpointsBy(
      "let n = 0; parentPort.on('message', () => { parentPort.postMessage('done'); if (++n === 2) setTimeout(() => { throw new Error('ended') }) })",
    )
    for (const finished of [1, 2, 3]) {
      writeUntilOne()
      await vi.waitFor(() => expect(heard.finished).toBe(finished))
      await delay(100)
    }
    await checkpoints.close()
    expect(heard.lost).toBe(0)
  })

  it('is left to its writers when a thread does not answer in its time, and closing waits no longer than that', async () => {
    connection = await connect(`file:${file}`)
    const { checkpoints, heard, writeUntilOne } = checkpointsBy("parentPort.on('message', () => undefined)", 50)
    writeUntilOne()
    await checkpoints.close()
    expect(heard).toEqual({ finished: 0, lost: 1 })
    writeUntilOne()
    await checkpoints.close()
    expect(heard.lost).toBe(1)
  })

  it('keeps its thread when somebody writes for too long to be waited for', async () => {
    connection = await connect(`file:${file}`)
    const busy = Promise.reject(new Error('The database was busy with other writes'))
    busy.catch(() => undefined)
    const answers = "parentPort.on('message', () => parentPort.postMessage('done'))"
    const { checkpoints, heard, writeUntilOne } = checkpointsBy(answers, undefined, [busy])
    await vi.waitFor(() => {
      writeUntilOne()
      expect(heard).toEqual({ finished: 1, lost: 0 })
    })
    await checkpoints.close()
  })
})
