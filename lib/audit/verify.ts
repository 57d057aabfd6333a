import type { MasterKey } from '@/lib/base/master-key'
import { type AuditRecord, GENESIS_HASH } from '@/lib/store/audit-types'
import type { Store } from '@/lib/store/store'
import { ANCHOR_KEY, type Anchor, isGenuine, readAnchor } from './anchor'
import { entryHash } from './chain'

const BATCH = 1000

export interface ChainPoint {
  seq: number
  hash: string
}

export type ChainFault =
  /** an entry does not have the content its hash was made of */
  | 'altered'
  /** a number is left out */
  | 'missing'
  /** an entry does not name the hash of the one before it */
  | 'unlinked'
  /** the newest entries are gone */
  | 'truncated'
  /** there are entries that the head of the chain, or its signature, does not know */
  | 'unsigned'
  /** the signed end of the chain is gone, forged, or made under another master key */
  | 'anchor'
  /** an end that was written down elsewhere is not in this chain */
  | 'rolled-back'

export interface ChainReport {
  ok: boolean
  /** entries looked at in this run */
  checked: number
  /** the last entry that holds, and everything before it */
  verifiedUpTo: ChainPoint
  /** false when it stopped at `maxEntries` */
  isComplete: boolean
  /** the first entry that does not hold */
  brokenAt?: number
  reason?: ChainFault
}

export interface VerifyOptions {
  /** also checks the signature of the end, which finds a chain that was computed anew */
  masterKey?: MasterKey
  /** a point that an earlier run found good: only what comes after it is read */
  from?: ChainPoint
  /** an end noted outside the database: finds a whole database set back to an earlier state */
  expected?: ChainPoint
  /** stops after so many entries */
  maxEntries?: number
}

/**
 * Reads the chain in batches and tells where it first breaks. Entries that are written meanwhile do no harm.
 *
 * Found: an entry that was altered, removed, inserted or moved; the newest entries cut off; with the master key also a
 * chain computed anew by somebody who can write to the database. Not found from inside: a database set back as a whole
 * to an earlier state of itself; for that, compare with an `expected` end kept elsewhere.
 */
export async function verifyChain(store: Store, options: VerifyOptions = {}): Promise<ChainReport> {
  // The head first and its signature second: the signature is then of this head or of a later one.
  const head = await store.audit.head()
  const signature = await store.meta.get(ANCHOR_KEY)
  const anchor = signature === null ? null : readAnchor(signature)
  const passed = new Map<number, string>()
  const wanted = new Set([head.seq, anchor?.seq, options.expected?.seq])

  let last: ChainPoint = options.from ?? { seq: 0, hash: GENESIS_HASH }
  let checked = 0
  passed.set(last.seq, last.hash)
  const report = (rest: Partial<ChainReport>): ChainReport => ({
    ok: false,
    checked,
    verifiedUpTo: last,
    isComplete: true,
    ...rest,
  })
  if (head.seq < last.seq) return report({ brokenAt: head.seq + 1, reason: 'truncated' })
  for (;;) {
    const batch = await store.audit.after(last.seq, BATCH)
    for (const entry of batch) {
      const reason = faultOf(entry, last)
      if (reason) return report({ brokenAt: reason === 'missing' ? last.seq + 1 : entry.seq, reason })
      last = { seq: entry.seq, hash: entry.hash }
      if (wanted.has(last.seq)) passed.set(last.seq, last.hash)
      checked += 1
    }
    if (batch.length < BATCH) break
    if (options.maxEntries !== undefined && checked >= options.maxEntries)
      return report({ ok: true, isComplete: false })
  }

  if (last.seq < head.seq) return report({ brokenAt: last.seq + 1, reason: 'truncated' })
  const isMissed = (point: ChainPoint) => passed.has(point.seq) && passed.get(point.seq) !== point.hash
  if (isMissed(head)) return report({ brokenAt: head.seq, reason: 'altered' })
  const now = await store.audit.head()
  if (last.seq > now.seq) return report({ brokenAt: now.seq + 1, reason: 'unsigned' })
  const end = await faultOfEnd(store, options, { head, anchor, last, isMissed })
  return end ? report(end) : report({ ok: true })
}

function faultOf(entry: AuditRecord, last: ChainPoint): ChainFault | null {
  if (entry.seq !== last.seq + 1) return 'missing'
  if (entryHash(entry) !== entry.hash) return 'altered'
  return entry.previousHash === last.hash ? null : 'unlinked'
}

interface End {
  head: ChainPoint
  anchor: Anchor | null
  last: ChainPoint
  isMissed: (point: ChainPoint) => boolean
}

async function faultOfEnd(
  store: Store,
  { masterKey, expected }: VerifyOptions,
  { head, anchor, last, isMissed }: End,
): Promise<Partial<ChainReport> | null> {
  if (masterKey && (head.seq > 0 || anchor)) {
    if (!anchor || !isGenuine(masterKey, anchor)) return { brokenAt: head.seq, reason: 'anchor' }
    if (anchor.seq > last.seq) return { brokenAt: last.seq + 1, reason: 'truncated' }
    if (anchor.seq < head.seq) return { brokenAt: anchor.seq + 1, reason: 'unsigned' }
    if (isMissed(anchor)) return { brokenAt: anchor.seq, reason: 'anchor' }
  }
  // No account comes into being without an entry.
  if (last.seq === 0 && (await store.accounts.count()) > 0) return { brokenAt: 1, reason: 'truncated' }
  if (!expected) return null
  if (expected.seq > last.seq || isMissed(expected)) return { brokenAt: expected.seq, reason: 'rolled-back' }
  return null
}
