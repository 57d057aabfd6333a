/** One page of a keyset-paginated list. Cursors are opaque to callers; null means there is no page that way. */
export interface Page<T> {
  items: T[]
  nextCursor: string | null
  previousCursor: string | null
  /** Rows that match the filter; counted up to `totalLimit` so that the count stays cheap. */
  total: number
  totalIsExact: boolean
}
