import { sha256Hex } from '@/lib/base/hash'
import type { AuditEntryView } from '@/lib/schemas/audit'
import { canonicalJson } from './canonical-json'

/** SHA-256 over the hash before it and the entry itself, lower-case hexadecimal. */
export function entryHash(entry: Omit<AuditEntryView, 'hash'> & { hash?: string }): string {
  const { hash: _, previousHash, ...content } = entry
  return sha256Hex(`${previousHash}\n${canonicalJson(content)}`)
}
