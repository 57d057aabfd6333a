import type { CustomAttrs } from '@/lib/schemas/custom-attrs'

export interface AttrRow {
  key: string
  value: string
}

export function rowsFromAttrs(attrs: CustomAttrs | null): AttrRow[] {
  return Object.entries(attrs ?? {}).map(([key, value]) => ({ key, value: String(value) }))
}

/** No row left means "never set", which the REST surface prints as null. */
export function rowsToAttrs(rows: readonly AttrRow[]): CustomAttrs | null {
  if (rows.length === 0) return null
  return Object.fromEntries(rows.map((row) => [row.key.trim(), row.value]))
}
