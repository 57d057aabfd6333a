import { createHmac, hkdfSync } from 'node:crypto'
import { equalConstantTime } from '@/lib/base/constant-time'
import type { MasterKey } from '@/lib/base/master-key'
import { singleton } from '@/lib/base/singletons'

/** Where the newest anchor lives in the store's facts. */
export const ANCHOR_KEY = 'audit.anchor'

export interface Anchor {
  seq: number
  hash: string
  /** id of the master key that signed it */
  keyId: string
  mac: string
}

/**
 * The end of the chain, signed under the master key. The hashes of the chain need no key, so somebody who can write to
 * the database could compute a whole new chain; this signature they cannot make.
 */
export function signAnchor(masterKey: MasterKey, seq: number, hash: string): Anchor {
  return { seq, hash, keyId: masterKey.id, mac: mac(masterKey, seq, hash) }
}

export function isGenuine(masterKey: MasterKey, anchor: Anchor): boolean {
  return anchor.keyId === masterKey.id && equalConstantTime(anchor.mac, mac(masterKey, anchor.seq, anchor.hash))
}

export function writeAnchor(anchor: Anchor): string {
  return `${anchor.seq}.${anchor.hash}.${anchor.keyId}.${anchor.mac}`
}

export function readAnchor(text: string): Anchor | null {
  const [seq, hash, keyId, mac] = text.split('.')
  if (!seq || !/^\d+$/.test(seq) || !hash || !keyId || !mac) return null
  return { seq: Number(seq), hash, keyId, mac }
}

function mac(masterKey: MasterKey, seq: number, hash: string): string {
  const key = singleton(`audit-anchor-key:${masterKey.id}`, () =>
    Buffer.from(hkdfSync('sha256', masterKey.bytes, Buffer.alloc(0), 'gatehouse audit anchor v1', 32)),
  )
  return createHmac('sha256', key).update(`${seq}.${hash}`).digest('hex')
}
