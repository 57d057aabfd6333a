import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { InventoryCheck, InventoryProgress } from '@/lib/schemas/migration/inventory-import'
import { createInventoryItem } from '../inventory'
import { ADMINISTRATOR, type InventoryWorld, openInventory } from '../testing/world'
import { checkInventory } from './check-inventory'
import { importInventory } from './import-inventory'
import { withStage } from './with-stage'

const LINES = 21_000

let world: InventoryWorld
const before = process.env.TMPDIR
const folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-stages-'))
beforeAll(async () => {
  world = await openInventory()
  process.env.TMPDIR = folder
  await createInventoryItem(world.system, 'customer', { name: 'Large' })
  await createInventoryItem(world.system, 'enterprise', { customer: 'Large', name: 'Large', code: 'LARGE' })
  await createInventoryItem(world.system, 'chain', { enterprise: 'LARGE', code: 'LARGECH', name: 'Large' })
})
afterAll(async () => {
  if (before === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = before
  rmSync(folder, { recursive: true, force: true })
  await world.close()
})

async function* hotels(count: number, piece = 500): AsyncGenerator<Uint8Array> {
  yield Buffer.from('kind,parent,code,name\n')
  for (let from = 0; from < count; from += piece) {
    const lines = Array.from({ length: piece }, (_, at) => `property,LARGECH,H${from + at},Hotel ${from + at}\n`)
    yield Buffer.from(lines.join(''))
  }
}

async function lastOf<T>(steps: AsyncGenerator<T>): Promise<T | undefined> {
  let last: T | undefined
  for await (const step of steps) last = step
  return last
}

const check = async (bytes: AsyncIterable<Uint8Array>): Promise<InventoryCheck | undefined> => {
  const last: InventoryProgress | undefined = await lastOf(
    withStage((stage) => checkInventory(world.as(ADMINISTRATOR), 'csv', bytes, stage)),
  )
  return last?.step === 'checked' ? last.check : undefined
}

it('a long file gives way to other requests, is stored in batches, and leaves nothing in the temporary folder', async () => {
  let turns = 0
  const watch = setInterval(() => {
    turns += 1
  }, 1)
  const checked = await check(hotels(LINES))
  expect(checked).toMatchObject({ lines: LINES, bad: 0, added: { property: LINES } })
  const stored = await lastOf(
    withStage((stage) => importInventory(world.as(ADMINISTRATOR), 'csv', hotels(LINES), checked?.proof ?? '', stage)),
  )
  clearInterval(watch)
  expect(stored).toEqual({ step: 'stored', added: LINES, batches: LINES / 1000 })
  // Read in one turn, it would let nobody else have any.
  expect(turns).toBeGreaterThan(LINES / 1000)
  expect(readdirSync(folder)).toEqual([])
  const entries = await world.store.audit.after(0, 10_000)
  expect(entries.filter(({ action }) => action === 'inventory.import')).toHaveLength(LINES / 1000)
}, 120_000)

it('of a file with more bad lines than anybody reads, all are counted and the first are told', async () => {
  async function* bad(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('kind,parent,code,name\n')
    for (let at = 0; at < 12; at += 1) yield Buffer.from('planet,,,Mars\n'.repeat(1000))
  }
  const checked = await check(bad())
  expect(checked).toMatchObject({ lines: 12_000, bad: 12_000 })
  expect(checked?.problems).toHaveLength(10_000)
}, 60_000)

it('a file that ends in the middle of its stream leaves no stage behind', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('kind,name\ncustomer,Half\n')
    throw new Error('the connection broke off')
  }
  await expect(check(broken())).rejects.toThrow('broke off')
  expect(readdirSync(folder)).toEqual([])
})

it.each([
  ['nothing', ''],
  ['no UTF-8', Buffer.from([0xff, 0xfe, 0x61])],
  ['no column kind', 'name\nx\n'],
  ['a column that means nothing', 'kind,colour\ncustomer,red\n'],
  ['a column twice', 'kind,name,name\ncustomer,a,b\n'],
])('a file of %s is refused as a whole, in a sentence', async (_, text) => {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(text)
  }
  await expect(check(bytes())).rejects.toMatchObject({ code: 'validation_failed' })
})

it.each([
  ['a list', '[{"kind":"customer","name":"One"},\n {"kind":"customer","name":"Two {\\"}"}]', 2],
  ['one object a line', '{"kind":"customer","name":"One"}\n{"kind":"customer","name":"Two"}\n', 2],
])('JSON is read as %s', async (_, text, lines) => {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for (const byte of Buffer.from(text)) yield Buffer.from([byte])
  }
  const last = await lastOf(withStage((stage) => checkInventory(world.as(ADMINISTRATOR), 'json', bytes(), stage)))
  expect(last).toMatchObject({ check: { lines, bad: 0, added: { customer: 2 } } })
})

it('of JSON each wrong object is told by the line on which it begins', async () => {
  const text =
    '[\n{"kind":"customer","name":"Good"},\n{"kind":"customer","name":{"nested":1}},\n{"kind":"customer","colour":"red","name":"x"},\n{nonsense},\n{"kind":"customer","name":"open'
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(text)
  }
  const last = await lastOf(withStage((stage) => checkInventory(world.as(ADMINISTRATOR), 'json', bytes(), stage)))
  expect(last).toMatchObject({
    check: {
      bad: 4,
      problems: [
        { line: 3, column: 'name', rule: expect.stringContaining('must be text') },
        { line: 4, column: 'colour', rule: 'means nothing in an inventory' },
        { line: 5, rule: 'is not JSON' },
        { line: 6, rule: expect.stringContaining('not closed') },
      ],
    },
  })
})

it('looks for the reason of a wrong parent only where somebody will read it', async () => {
  const LINES_BAD = 12_000
  async function* orphans(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('kind,parent,code,name\n')
    for (let at = 0; at < LINES_BAD; at += 1000) {
      const lines = Array.from({ length: 1000 }, (_, n) => `property,NOWHERE,B${at + n},Hotel ${at + n}\n`)
      yield Buffer.from(lines.join(''))
    }
  }
  const looks: number[] = []
  const told = await lastOf(
    withStage((stage) =>
      checkInventory(world.as(ADMINISTRATOR), 'csv', orphans(), {
        ...stage,
        page(...asked) {
          const lines = stage.page(...asked)
          if (lines.length > 0) looks.push(0)
          return lines
        },
        find(...asked) {
          looks.push((looks.pop() ?? 0) + 1)
          return stage.find(...asked)
        },
      }),
    ),
  )
  expect(told).toMatchObject({ step: 'checked', check: { lines: LINES_BAD, bad: LINES_BAD } })
  // Two hundred lines a page, and each looks for its own parent in any case, by code and by name.
  expect(looks[0]).toBeGreaterThan(400)
  expect(looks.at(-1)).toBe(400)
}, 60_000)
