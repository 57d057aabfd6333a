import { hkdfSync } from 'node:crypto'
import type { MasterKey } from '@/lib/base/master-key'

/** The key that tickets of unfinished requests are authenticated with: of the master key, and for nothing else. */
export function ticketKeyOf(masterKey: MasterKey): Buffer {
  return Buffer.from(hkdfSync('sha256', masterKey.bytes, Buffer.alloc(0), 'gatehouse interaction tickets v1', 32))
}
