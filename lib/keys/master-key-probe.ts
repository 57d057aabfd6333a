import type { MasterKey } from '@/lib/base/master-key'
import type { Random } from '@/lib/base/random'
import type { StoreScope } from '@/lib/store/store'
import { open, seal, UnsealingError } from './sealing'

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
  const fresh = seal(masterKey, random.bytes(16), PURPOSE, random).toString('base64')
  const standing = (await meta.get(META_KEY)) ?? (await meta.setOnce(META_KEY, fresh))
  try {
    open(masterKey, Buffer.from(standing, 'base64'), PURPOSE)
  } catch (error) {
    if (!(error instanceof UnsealingError)) throw error
    throw new Error(
      `The master key from ${masterKey.origin} does not belong to this database. ${error.message}. ` +
        'Put the master key back that was in use when the database was made; without it the signing keys cannot be opened.',
      { cause: error },
    )
  }
}
