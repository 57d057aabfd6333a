import { setImmediate as nextTurn } from 'node:timers/promises'
import { record } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import { AppError } from '@/lib/base/app-error'
import { INVENTORY_IMPORT_ONE_TRANSACTION, type InventoryProgress } from '@/lib/schemas/migration/inventory-import'
import { INVENTORY_KINDS, type InventoryKind } from '@/lib/schemas/migration/inventory-kinds'
import type { InventoryStage, StagedRow } from '@/lib/store/migration/bulk-stage'
import type { StoreScope } from '@/lib/store/store'
import { isProof } from '@/lib/users/import/proof'
import { restandAll } from '../../restand-all'
import { checkInventory } from './check-inventory'
import { connectionsOf, rowsOf } from './rows-of'
import { slowHashOf } from './secrets'
import type { InventoryFormat } from './stage-file'

/** Lines of one transaction where one cannot hold them all: other writers wait no longer than one takes. */
const BATCH = 1000
const A_PAGE = 500
/** Environments whose integrations are counted anew in one transaction. */
const ENVIRONMENTS_A_TIME = 20

/**
 * Imports what a check found good: the file is read and checked again, and nothing is stored unless it comes out as it
 * did for whom the proof was made, without one bad line. Up to 20,000 new things are one transaction. More go in
 * batches of a thousand, parents first, each whole and on record; what was stored before an interruption is there
 * already for the same file given again.
 * @throws AppError stale when file or inventory are no longer as they were checked, validation_failed on bad lines
 */
export async function* importInventory(
  ctx: ServiceContext,
  format: InventoryFormat,
  bytes: AsyncIterable<Uint8Array>,
  proof: string,
  stage: InventoryStage,
): AsyncGenerator<InventoryProgress> {
  const check = yield* withoutLast(checkInventory(ctx, format, bytes, stage))
  if (!isProof(proof, check.proof)) {
    throw new AppError('stale', 'The file or the inventory is not as it was when it was checked. Check it again.')
  }
  if (check.bad > 0) {
    throw new AppError(
      'validation_failed',
      'A file with a line that is wrong is not imported. Correct it and check again.',
    )
  }
  const of = Object.values(check.added).reduce((sum, count) => sum + count, 0)
  const hashes = await slowHashes(stage)
  let done = 0
  let batches = 0
  const environments = new Set<string>()
  const store = async (tx: StoreScope, lines: readonly StagedRow[]) => {
    await storeLines(tx, ctx, lines, hashes)
    for (const each of lines) if (each.kind === 'integration') environments.add(each.facts.parentId ?? '')
  }
  if (of <= INVENTORY_IMPORT_ONE_TRANSACTION) {
    if (of > 0) {
      await attempt(() =>
        ctx.store.write(async (tx) => {
          for (const lines of batchesOf(stage, A_PAGE)) await store(tx, lines)
          await restandAll(tx, [...environments], ctx.clock.now())
          await onRecord(tx, ctx, of, check.added)
        }),
      )
      batches = 1
    }
  } else {
    for (const lines of batchesOf(stage, BATCH)) {
      yield { step: 'storing', done, of }
      await attempt(() =>
        ctx.store.write(async (tx) => {
          await store(tx, lines)
          await onRecord(tx, ctx, lines.length, { [lines[0]?.kind ?? '']: lines.length })
        }),
      )
      done += lines.length
      batches += 1
      await nextTurn()
    }
    const ids = [...environments]
    for (let at = 0; at < ids.length; at += ENVIRONMENTS_A_TIME) {
      await ctx.store.write((tx) => restandAll(tx, ids.slice(at, at + ENVIRONMENTS_A_TIME), ctx.clock.now()))
    }
  }
  yield { step: 'stored', added: of, batches }
}

/** Everything but what was found in the end, which is returned. */
async function* withoutLast<R>(steps: AsyncGenerator<InventoryProgress, R>): AsyncGenerator<InventoryProgress, R> {
  let next = await steps.next()
  for (; !next.done; next = await steps.next()) if (next.value.step !== 'checked') yield next.value
  return next.value
}

function* batchesOf(stage: InventoryStage, size: number): Generator<StagedRow[]> {
  for (const kind of INVENTORY_KINDS) {
    let after = 0
    for (;;) {
      const lines = stage.page(kind, after, size, 'new')
      const last = lines.at(-1)
      if (!last) break
      after = last.line
      yield lines
    }
  }
}

/** Before any transaction begins: hashing is slow on purpose. */
async function slowHashes(stage: InventoryStage): Promise<Map<string, string>> {
  const hashes = new Map<string, string>()
  for (const kind of ['user', 'client'] as const) {
    let after = 0
    for (;;) {
      const lines = stage.page(kind, after, A_PAGE, 'new')
      const last = lines.at(-1)
      if (!last) break
      after = last.line
      for (const { id, values } of lines) {
        // A hash that was brought along is read from its line again: there may be a million.
        const secret = values.secret as string | undefined
        if (secret !== undefined && !secret.startsWith('$argon2id$')) hashes.set(id, await slowHashOf(secret))
      }
    }
  }
  return hashes
}

async function storeLines(
  tx: StoreScope,
  ctx: ServiceContext,
  lines: readonly StagedRow[],
  hashes: ReadonlyMap<string, string>,
): Promise<void> {
  await checkPhases(tx, lines)
  const all = new Map(hashes)
  for (const { id, kind, values } of lines) {
    if ((kind === 'user' || kind === 'client') && !all.has(id)) {
      all.set(id, await slowHashOf(values.secret as string | undefined))
    }
  }
  const made = { now: ctx.clock.now(), by: ctx.actor.name, hashes: all, newKey: () => ctx.random.uuid() }
  await tx.inventory.insertBulk(rowsOf(lines, made))
  await tx.migration.connections.insertMissing(connectionsOf(lines, made))
  const isOfCodes = lines.some(({ kind }) => kind === 'chain' || kind === 'property' || kind === 'enterprise')
  if (isOfCodes && (await tx.inventory.enterprises.anyCodeWithin())) throw moved()
}

/** An environment may have gone on since its lines were looked at; what is new in it counts by where it stands now. */
async function checkPhases(tx: StoreScope, lines: readonly StagedRow[]): Promise<void> {
  const seen = new Map<string, string>()
  for (const { facts, kind } of lines) {
    const id = kind === 'user' ? facts.environmentId : facts.parentId
    if (facts.phase && id && kind !== 'environment') seen.set(id, facts.phase)
  }
  if (seen.size === 0) return
  for (const { id, phase } of await tx.inventory.environments.byIds([...seen.keys()])) {
    if (phase !== seen.get(id)) throw moved()
  }
}

const moved = () => new AppError('stale', 'The inventory changed while the file was imported. Check the file again.')

async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    // Somebody added the same meanwhile, or deleted what a line belongs to.
    const isRace = error instanceof Error && ['UniqueViolation', 'ReferenceViolation'].includes(error.name)
    throw isRace ? moved() : error
  }
}

function onRecord(tx: StoreScope, ctx: ServiceContext, count: number, added: Partial<Record<InventoryKind, number>>) {
  return record(tx, ctx, {
    action: 'inventory.import',
    entityKind: 'inventory',
    entityId: null,
    entityName: 'from a file',
    detail: { count, ...added },
  })
}
