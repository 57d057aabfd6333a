import { createHmac, hkdfSync } from 'node:crypto'
import { equalConstantTime } from '@/lib/base/constant-time'
import type { MasterKey } from '@/lib/base/master-key'

/**
 * Stands for one outcome of one check: whoever brings it back has seen what an import of this file, with this mapping,
 * into this store would do. Any node can tell, because nothing is kept.
 */
export function proofOf(masterKey: MasterKey, facts: readonly (string | number)[]): string {
  const key = Buffer.from(hkdfSync('sha256', masterKey.bytes, Buffer.alloc(0), 'gatehouse user import v1', 32))
  return createHmac('sha256', key).update(JSON.stringify(facts)).digest('base64url')
}

export function isProof(given: string, expected: string): boolean {
  return equalConstantTime(given, expected)
}
