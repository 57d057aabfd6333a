import type { ServiceContext } from '@/lib/auth/context'
import type { StoreScope } from '@/lib/store/store'
import type { SealedContent } from './document'
import type { Values } from './named-secrets'
import type { ReportLines } from './report'

/** What every part of an import works with: one transaction, and what the file holds beyond its entries. */
export interface Scene {
  /** its store is the transaction */
  ctx: ServiceContext
  tx: StoreScope
  report: ReportLines
  /** null: the file has none, or it is not to be used */
  sealed: SealedContent | null
  values: Values
}
