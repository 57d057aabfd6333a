/** What is known of the audit chain, for the console. */
export interface ChainState {
  ok: boolean
  /** false while earlier entries are still being gone through, a part with every view */
  isComplete: boolean
  /** every entry up to this one holds */
  verifiedUpTo: number
  verifiedAt: Date
  /** the first entry that does not hold */
  brokenAt: number | null
  /** one sentence for people */
  message: string
}
