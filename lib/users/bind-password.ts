import type { MasterKey } from '@/lib/base/master-key'
import type { Random } from '@/lib/base/random'
import { open, seal } from '@/lib/base/sealing'
import type { IdentityStoreRecord } from '@/lib/store/user-types'

/** Binds the envelope to its store, so that it opens nowhere else. */
export const bindPasswordPurpose = (storeId: string) => `bind-password:${storeId}`

export function sealBindPassword(masterKey: MasterKey, storeId: string, password: string, random: Random): Buffer {
  return seal(masterKey, Buffer.from(password, 'utf8'), bindPasswordPurpose(storeId), random)
}

/** Empty when the store has none. @throws UnsealingError */
export function openBindPassword(
  masterKey: MasterKey,
  { id, bindPassword }: Pick<IdentityStoreRecord, 'id' | 'bindPassword'>,
): string {
  return bindPassword === null ? '' : open(masterKey, bindPassword, bindPasswordPurpose(id)).toString('utf8')
}
