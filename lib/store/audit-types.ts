import type { Page } from '@/lib/base/page'
import type { AuditEntityKind, AuditEntryView, AuditQuery } from '@/lib/schemas/audit'
import type { DomainFilter } from './policy-types'

/** The hash before the first entry. */
export const GENESIS_HASH = '0'.repeat(64)

export type AuditRecord = AuditEntryView

export interface AuditStore {
  /** The head of the chain, taken for writing: no other entry can be appended until this transaction ends. */
  head(): Promise<{ seq: number; hash: string }>
  /** Inserts the entries, oldest first, and moves the head to the last. Only inside `Store.write`. */
  append(entries: readonly AuditRecord[]): Promise<void>
  bySeq(seq: number): Promise<AuditRecord | null>
  /** Newest first. Whoever walks all pages need not have the total counted for each: it is then that of the page. */
  list(query: AuditQuery, visible: DomainFilter, options?: { isCounted?: boolean }): Promise<Page<AuditRecord>>
  /** Entries of single things of one kind, newest first: at most `limit` of them all together. */
  ofEntities(kind: AuditEntityKind, ids: readonly string[], limit: number): Promise<AuditRecord[]>
  /** Entries after `seq`, oldest first: for verifying, exporting, and as the change feed of other nodes. */
  after(seq: number, limit: number): Promise<AuditRecord[]>
}
