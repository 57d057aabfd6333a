import { hashSlowly, NOBODYS_HASH } from '@/lib/base/slow-hash'
import type { InventoryKind } from '@/lib/schemas/migration/inventory-kinds'

const ARGON2ID = /^\$argon2id\$v=\d+\$m=\d+,t=\d+,p=\d+\$[A-Za-z0-9+/]+\$[A-Za-z0-9+/]+$/

/** Whether a line brings a secret that has to be hashed slowly; an application key is long enough to be hashed fast. */
export function isSlowSecret(kind: InventoryKind, values: object): boolean {
  if (kind !== 'user' && kind !== 'client') return false
  return 'secret' in values && typeof values.secret === 'string' && !ARGON2ID.test(values.secret)
}

/** A hash as it is, the hash of a secret, or one that nothing fits. */
export async function slowHashOf(secret: string | undefined): Promise<string> {
  if (secret === undefined) return NOBODYS_HASH
  return ARGON2ID.test(secret) ? secret : hashSlowly(secret)
}
