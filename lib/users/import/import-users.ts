import { setTimeout as delay } from 'node:timers/promises'
import type { ServiceContext } from '@/lib/auth/context'
import { AppError, isAppError } from '@/lib/base/app-error'
import { parseOrThrow } from '@/lib/base/validate'
import type { ImportProblem, ImportProgress } from '@/lib/schemas/user-import'
import { importRequestSchema } from '@/lib/schemas/user-import-schema'
import { createUsersInBulk, type NewUserRecord } from '../bulk'
import { hashUserPassword } from '../hash-user-password'
import { type CheckedImport, checkImport } from './check-import'
import { isProof } from './proof'

/** Lines of one transaction: other writers wait no longer than one takes. */
const BATCH = 250
const RETRY_MS = 1000
const RETRIES = 30

type Line = CheckedImport['users'][number]

/**
 * Imports exactly the lines that a check found good. The file is read and checked again; when anything came out
 * otherwise than in the check whose proof is given, nothing is stored. Lines go in batches, each whole and on record, so
 * that no line is ever half there and other writers get their turn.
 * @throws AppError stale when file, mapping, store or outcome are not those of the check
 */
export async function* importUsers(ctx: ServiceContext, input: unknown, file: Buffer): AsyncGenerator<ImportProgress> {
  const { proof = '' } = parseOrThrow(importRequestSchema, input)
  const { storeId, users, check } = await checkImport(ctx, input, file)
  if (!isProof(proof, check.proof)) {
    throw new AppError('stale', 'The file or the store is not as it was when it was checked. Check it again.')
  }
  const problems: ImportProblem[] = []
  let done = 0
  for (let at = 0; at < users.length; at += BATCH) {
    yield { done, of: users.length }
    const batch = users.slice(at, at + BATCH)
    const refused = await storeBatch(ctx, storeId, batch)
    problems.push(...refused)
    done += batch.length - refused.length
  }
  yield { done, of: users.length, problems }
}

/** @returns what became of the lines that could not be stored after all */
async function storeBatch(ctx: ServiceContext, storeId: string, batch: readonly Line[]): Promise<ImportProblem[]> {
  const records: { line: number; record: NewUserRecord }[] = []
  for (const { line, user } of batch) {
    const { password, ...given } = user
    records.push({
      line,
      record: { ...given, passwordHash: password === undefined ? null : await patiently(password) },
    })
  }
  try {
    await ctx.store.write((tx) =>
      createUsersInBulk(
        tx,
        ctx,
        storeId,
        records.map(({ record }) => record),
      ),
    )
    return []
  } catch (error) {
    if (!isAppError(error) || error.code !== 'conflict') throw error
  }
  return storeOneByOne(ctx, storeId, records)
}

/** Somebody took a name of the batch meanwhile: the others are stored all the same. */
async function storeOneByOne(
  ctx: ServiceContext,
  storeId: string,
  records: readonly { line: number; record: NewUserRecord }[],
): Promise<ImportProblem[]> {
  const problems: ImportProblem[] = []
  for (const { line, record } of records) {
    try {
      await ctx.store.write((tx) => createUsersInBulk(tx, ctx, storeId, [record]))
    } catch (error) {
      if (!isAppError(error) || error.code !== 'conflict') throw error
      problems.push({ line, column: '', rule: 'was not stored: the user name was taken meanwhile' })
    }
  }
  return problems
}

/** One at a time, and behind people who sign in: when too many wait, the import waits too. */
async function patiently(password: string): Promise<string> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await hashUserPassword(password)
    } catch (error) {
      if (!isAppError(error) || error.code !== 'unavailable' || attempt >= RETRIES) throw error
      await delay(RETRY_MS)
    }
  }
}
