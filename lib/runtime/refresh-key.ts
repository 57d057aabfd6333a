import { hkdfSync } from 'node:crypto'
import type { MasterKey } from '@/lib/base/master-key'

/** The key that successors of refresh tokens are derived with: of the master key, and for nothing else. */
export function refreshKeyOf(masterKey: MasterKey): Buffer {
  return Buffer.from(hkdfSync('sha256', masterKey.bytes, Buffer.alloc(0), 'gatehouse refresh tokens v1', 32))
}
