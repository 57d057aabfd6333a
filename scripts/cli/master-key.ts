import { randomUUID } from 'node:crypto'
import { initialise, type SystemDeps, systemContext } from '@/lib/auth/system'
import { AppError } from '@/lib/base/app-error'
import { addSeconds } from '@/lib/base/clock'
import { type Env, env } from '@/lib/base/env'
import { type MasterKey, masterKeyFromText } from '@/lib/base/master-key'
import { checkMasterKey, opensProbe } from '@/lib/keys/master-key-probe'
import { type Resealed, resealEverything } from '@/lib/keys/reseal'
import { MasterKeyFile } from './master-key-file'

/** A server that gave no sign of life for so long is not at work any more. */
export const PRESENCE_SECONDS = 90

/** Where a test lets the process die. */
export type Interruption = (at: 'prepared' | 'committed') => void

interface Options {
  /** gives the new key where the old one is in the environment */
  askKey: () => Promise<string>
  settings?: Env
  interrupt?: Interruption
}

/**
 * Puts everything sealed under a new master key. With the key in a file, makes the new one and puts it in its place;
 * with the key in the environment, takes the new one from standard input. No key is ever printed.
 * @throws AppError when a server is at work on the database, or the key is not the one of the database
 */
export async function rotateMasterKey({ askKey, settings = env(), interrupt = () => {} }: Options): Promise<string> {
  const file = settings.GATEHOUSE_MASTER_KEY ? null : new MasterKeyFile(settings.GATEHOUSE_DATA_DIR)
  const deps = await initialise({ settings })
  try {
    await refuseWhileServing(deps)
    const finished = await finishInterrupted(deps, file)
    if (finished) return finished
    await checkMasterKey(deps.store, deps.masterKey, deps.random)
    return file ? await rotateFile(deps, file, interrupt) : await rotateEnvironment(deps, await askKey())
  } finally {
    await deps.store.close()
  }
}

async function refuseWhileServing({ store, clock }: SystemDeps): Promise<void> {
  const nodes = await store.presence.since(addSeconds(clock.now(), -PRESENCE_SECONDS))
  if (nodes.length === 0) return
  throw new AppError(
    'conflict',
    `${nodes.length === 1 ? 'A server is' : `${nodes.length} servers are`} at work on this database. Stop every node ` +
      `first: one with the old key in memory would seal with it. A node that was killed is taken for gone after ${PRESENCE_SECONDS} seconds.`,
  )
}

/** A run before this one has committed and died before it put the new file in its place. */
async function finishInterrupted({ store, masterKey }: SystemDeps, file: MasterKeyFile | null): Promise<string | null> {
  const prepared = file?.prepared()
  if (!file || !prepared || (await opensProbe(store, masterKey)) || !(await opensProbe(store, prepared))) return null
  file.adopt()
  return `The change of the master key that was interrupted is finished. The key is now ${prepared.id}, in ${file.file}.`
}

async function rotateFile(deps: SystemDeps, file: MasterKeyFile, interrupt: Interruption): Promise<string> {
  const { masterKey: before, random } = deps
  const after = file.prepare(before, random.bytes(32))
  interrupt('prepared')
  let resealed: Resealed
  try {
    resealed = await reseal(deps, after)
  } catch (error) {
    // The answer to a commit can get lost, so the database is asked whom it belongs to.
    if (!(await opensProbe(deps.store, after).catch(() => true))) file.discard(before)
    throw error
  }
  interrupt('committed')
  file.adopt()
  return [
    told(before, after, resealed),
    `The new key is in ${file.file}. The old one is kept in ${file.backupOf(before)}: backups of the database made until`,
    'now need it. Keep a copy of the new key where backups of the key are kept, and give it to every other node.',
  ].join('\n')
}

async function rotateEnvironment(deps: SystemDeps, given: string): Promise<string> {
  let after: MasterKey
  try {
    after = masterKeyFromText(given, 'standard input')
  } catch {
    throw new AppError(
      'validation_failed',
      'The master key is in GATEHOUSE_MASTER_KEY, so the new one is read from standard input: 32 random bytes in ' +
        'base64, for example from your secret store. What came is no such key. Nothing was changed.',
    )
  }
  if (after.id === deps.masterKey.id) throw new AppError('validation_failed', 'This is the key in use already')
  const resealed = await reseal(deps, after)
  return [
    told(deps.masterKey, after, resealed),
    'Set GATEHOUSE_MASTER_KEY to the new key on every node before you start it. Keep the old key: backups of the',
    'database made until now need it.',
  ].join('\n')
}

function reseal(deps: SystemDeps, after: MasterKey): Promise<Resealed> {
  return resealEverything(systemContext(randomUUID(), deps), deps.masterKey, after)
}

function told(before: MasterKey, after: MasterKey, resealed: Resealed): string {
  const counts = [
    `${resealed['private-key']} private keys`,
    `${resealed['client-secret']} client secrets`,
    `${resealed['bind-password']} bind passwords`,
    `${resealed['totp-key']} second factors`,
  ]
  return `The master key is changed from ${before.id} to ${after.id}. Sealed anew: ${counts.join(', ')}.`
}
