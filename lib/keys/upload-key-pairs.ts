import { record } from '@/lib/audit/record'
import type { ServiceContext } from '@/lib/auth/context'
import { AppError, fieldError } from '@/lib/base/app-error'
import type { KeyPairView } from '@/lib/schemas/key-pair'
import type { KeyPairRecord } from '@/lib/store/policy-types'
import type { StoreScope } from '@/lib/store/store'
import { aliasTaken, auditedPair, publicFacts } from './audited-pair'
import { authorizeKeyStore } from './authorize-key-store'
import type { KeyFile } from './files/key-file'
import { type ReadingOptions, readInWorker } from './files/read-in-worker'
import { type NamedKeyFile, namedFileFromForm, namedFilesFromJson } from './key-file-input'
import { deletionRefusal } from './rollover'
import { uploadedPair } from './uploaded-pair'
import { pairFacts } from './view'

/**
 * Takes several key pairs: all of them or none.
 * @param input the array of the administration REST surface
 * @throws AppError validation_failed, too_large, conflict on `aliasName`, unavailable
 */
export async function uploadKeyPairs(
  ctx: ServiceContext,
  input: unknown,
  options?: ReadingOptions,
): Promise<KeyPairView[]> {
  authorizeKeyStore(ctx)
  return keep(ctx, namedFilesFromJson(input), options)
}

/** Takes the one pair of a key file: PEM, or PKCS#12. */
export async function uploadKeyFile(
  ctx: ServiceContext,
  input: unknown,
  options?: ReadingOptions,
): Promise<KeyPairView> {
  authorizeKeyStore(ctx)
  const [pair] = await keep(ctx, [namedFileFromForm(input)], options)
  if (!pair) throw new Error('one file gives one pair')
  return pair
}

/**
 * Puts another pair in the place of one that no domain uses. The alias stays.
 * @throws AppError not_found, in_use while a domain needs it
 */
export async function replaceKeyPairs(
  ctx: ServiceContext,
  input: unknown,
  options?: ReadingOptions,
): Promise<KeyPairView[]> {
  authorizeKeyStore(ctx)
  return replace(ctx, namedFilesFromJson(input), options)
}

export async function replaceKeyFile(ctx: ServiceContext, input: unknown, options?: ReadingOptions) {
  authorizeKeyStore(ctx)
  return replace(ctx, [namedFileFromForm(input)], options)
}

async function keep(ctx: ServiceContext, files: NamedKeyFile[], options?: ReadingOptions): Promise<KeyPairView[]> {
  refuseRepeatedAliases(files)
  for (const { alias } of files) if (await ctx.store.keyPairs.byAlias(alias)) throw aliasTaken(alias)
  const pairs = await readAll(ctx, files, options)
  return ctx.store.write(async (tx) => {
    for (const pair of pairs) {
      // Writes come one at a time, so nobody can take the alias between this look and the insert.
      if (await tx.keyPairs.byAlias(pair.alias)) throw aliasTaken(pair.alias)
      await tx.keyPairs.insert(pair)
      await record(tx, ctx, { action: 'key-pair.upload', ...auditedPair(pair), after: publicFacts(pair) })
    }
    return pairs.map((pair) => ({ ...pairFacts(pair), domainNames: [] }))
  })
}

async function replace(ctx: ServiceContext, files: NamedKeyFile[], options?: ReadingOptions): Promise<KeyPairView[]> {
  refuseRepeatedAliases(files)
  for (const { alias } of files) await replaceable(ctx.store, alias, ctx.clock.now())
  const read = await readAll(ctx, files, options)
  return ctx.store.write(async (tx) => {
    const views: KeyPairView[] = []
    for (const fresh of read) {
      const before = await replaceable(tx, fresh.alias, ctx.clock.now())
      // What is left of its part in domains is over, and would tell of another key.
      for (const { domainId } of await tx.keyPairs.assignmentsOf(before.id))
        await tx.keyPairs.unassign(domainId, before.id)
      const after: KeyPairRecord = { ...fresh, id: before.id }
      await tx.keyPairs.replace(after)
      const facts = { before: publicFacts(before), after: publicFacts(after) }
      await record(tx, ctx, { action: 'key-pair.replace', ...auditedPair(after), ...facts })
      views.push({ ...pairFacts(after), domainNames: [] })
    }
    return views
  })
}

async function replaceable(store: StoreScope, alias: string, now: Date): Promise<KeyPairRecord> {
  const pair = await store.keyPairs.byAlias(alias)
  if (!pair) throw new AppError('not_found', `${alias} not found`)
  const refusal = deletionRefusal(await store.keyPairs.assignmentsOf(pair.id), now)
  if (refusal) throw new AppError('in_use', refusal)
  return pair
}

function refuseRepeatedAliases(files: readonly NamedKeyFile[]): void {
  const seen = new Set<string>()
  for (const { alias } of files) {
    if (seen.has(alias)) throw fieldError('aliasName', `names ${alias} twice`)
    seen.add(alias)
  }
}

async function readAll(ctx: ServiceContext, files: NamedKeyFile[], options?: ReadingOptions): Promise<KeyPairRecord[]> {
  const pairs: KeyPairRecord[] = []
  for (const { alias, file } of files) pairs.push(uploadedPair(ctx, alias, await readNamed(alias, file, options)))
  return pairs
}

/** Of several files the message says which one is meant. */
async function readNamed(alias: string, file: KeyFile, options?: ReadingOptions) {
  try {
    return await readInWorker(file, options)
  } catch (error) {
    if (error instanceof AppError && error.code === 'validation_failed' && file.form === 'der') {
      const field = Object.keys(error.fieldErrors ?? {})[0] ?? 'privateKey'
      throw fieldError(field === 'certificate' ? 'publicKey' : field, `${alias}: ${error.message}`)
    }
    throw error
  }
}
