import type { MasterKey } from '@/lib/base/master-key'
import type { Random } from '@/lib/base/random'
import { open, seal, UnsealingError } from '@/lib/base/sealing'
import type { StoreScope } from '@/lib/store/store'

const META_KEY = 'master-key-probe'
const PURPOSE = 'master-key-probe'

/**
 * Proves at start that the master key is the one this database was sealed with. The first start stores a sealed probe.
 * @throws Error that tells the operator which key is missing, before anything is served
 */
export async function checkMasterKey(
  { meta }: Pick<StoreScope, 'meta'>,
  masterKey: MasterKey,
  random: Random,
): Promise<void> {
  const fresh = newProbe(masterKey, random)
  const standing = (await meta.get(META_KEY)) ?? (await meta.setOnce(META_KEY, fresh))
  try {
    open(masterKey, Buffer.from(standing, 'base64'), PURPOSE)
  } catch (error) {
    if (!(error instanceof UnsealingError)) throw error
    throw new Error(
      `The master key from ${masterKey.origin} does not belong to this database. ${error.message}. ` +
        'Put the master key back that was in use when the database was made; without it the signing keys cannot be opened. ' +
        'If a change of the master key was interrupted, `npx gatehouse master-key rotate` finishes it.',
      { cause: error },
    )
  }
}

function newProbe(masterKey: MasterKey, random: Random): string {
  return seal(masterKey, random.bytes(16), PURPOSE, random).toString('base64')
}

/** Whether this is the key the database is sealed with; false for a database that was never sealed. */
export async function opensProbe({ meta }: Pick<StoreScope, 'meta'>, masterKey: MasterKey): Promise<boolean> {
  const standing = await meta.get(META_KEY)
  if (standing === null) return false
  try {
    open(masterKey, Buffer.from(standing, 'base64'), PURPOSE)
    return true
  } catch {
    return false
  }
}

/** From now on the database belongs to this master key. Part of the transaction that seals everything anew. */
export async function replaceProbe(
  { meta }: Pick<StoreScope, 'meta'>,
  masterKey: MasterKey,
  random: Random,
): Promise<void> {
  await meta.set(META_KEY, newProbe(masterKey, random))
}
