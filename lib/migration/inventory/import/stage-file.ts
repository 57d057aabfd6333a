import { createHash } from 'node:crypto'
import type { ServiceContext } from '@/lib/auth/context'
import { AppError } from '@/lib/base/app-error'
import {
  INVENTORY_IMPORT_MAX_BYTES,
  INVENTORY_IMPORT_MAX_LINES,
  INVENTORY_IMPORT_MAX_SECRETS,
} from '@/lib/schemas/migration/inventory-import'
import type { InventoryStage, StagedRow } from '@/lib/store/migration/bulk-stage'
import { keysOf } from './keys'
import type { Problems } from './problems'
import { readCsv } from './read-csv'
import { readJson } from './read-json'
import { readRow } from './read-row'
import { isSlowSecret } from './secrets'

/** Rows of one write to the stage. */
const A_WRITE = 400
const PROGRESS_EVERY = 20_000

export type InventoryFormat = 'csv' | 'json'

interface Keyed extends StagedRow {
  keys: string[]
  columns: string[]
}

/**
 * Reads a file to its end, each line by itself, and keeps the good ones on disk. Lines that name something an earlier
 * one has named are bad.
 * @returns how many lines there were, and the SHA-256 of the file
 */
export async function* stageFile(
  ctx: Pick<ServiceContext, 'random'>,
  format: InventoryFormat,
  bytes: AsyncIterable<Uint8Array>,
  stage: InventoryStage,
  problems: Problems,
): AsyncGenerator<number, { lines: number; fileHash: string }> {
  const hash = createHash('sha256')
  const texts = decoded(bytes, hash)
  let lines = 0
  let secrets = 0
  let pending: Keyed[] = []
  const write = () => {
    const taken = stage.add(pending)
    const lines = new Set(taken.map(({ line }) => line))
    const bad = lines.size === 0 ? [] : pending.filter(({ line }) => lines.has(line))
    for (const row of bad) {
      problems.add(
        taken
          .filter(({ line }) => line === row.line)
          .map(({ key, first }) => ({
            line: row.line,
            column: row.columns[row.keys.indexOf(key)] ?? '',
            rule: `stands in line ${first.toLocaleString('en')} already`,
          })),
      )
    }
    stage.save(bad.map((row) => ({ ...row, state: 'bad' })))
    pending = []
  }
  for await (const row of format === 'csv' ? readCsv(texts) : readJson(texts)) {
    lines += 1
    if (lines > INVENTORY_IMPORT_MAX_LINES) {
      const most = INVENTORY_IMPORT_MAX_LINES.toLocaleString('en')
      throw new AppError('too_large', `The file may have at most ${most} lines`)
    }
    if (lines % PROGRESS_EVERY === 0) yield lines
    const read = 'rule' in row ? { problems: [row] } : readRow(row)
    if ('problems' in read) {
      problems.add(read.problems)
      continue
    }
    if (isSlowSecret(read.kind, read.values)) secrets += 1
    if (secrets > INVENTORY_IMPORT_MAX_SECRETS) {
      const most = INVENTORY_IMPORT_MAX_SECRETS.toLocaleString('en')
      throw new AppError(
        'too_large',
        `At most ${most} lines may have a password or client secret. Split the file, or give their argon2id hashes.`,
      )
    }
    const keys = keysOf(read.kind, read.values)
    pending.push({
      line: row.line,
      kind: read.kind,
      id: ctx.random.uuid(),
      values: read.values,
      facts: {},
      state: 'read',
      keys: keys.map(([, key]) => key),
      columns: keys.map(([column]) => column),
    })
    if (pending.length >= A_WRITE) write()
  }
  write()
  return { lines, fileHash: hash.digest('hex') }
}

/** Text as it comes in, and its hash; never more than a piece of it. */
async function* decoded(bytes: AsyncIterable<Uint8Array>, hash: { update(data: Uint8Array): unknown }) {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let length = 0
  try {
    for await (const piece of bytes) {
      length += piece.byteLength
      if (length > INVENTORY_IMPORT_MAX_BYTES) throw new AppError('too_large', 'The file may have at most 512 MB')
      hash.update(piece)
      yield decoder.decode(piece, { stream: true })
    }
    yield decoder.decode()
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new AppError('validation_failed', 'The file is not UTF-8. Save it as “CSV UTF-8”.')
  }
}
