import { z } from 'zod'
import type { CustomAttrs } from '@/lib/schemas/custom-attrs'
import { customAttrsSchema } from '@/lib/schemas/custom-attrs-schema'

export interface AttrRow {
  key: string
  value: string
}

/** The editor's rows, checked by the same rule as the stored object; each problem lands on its row. */
export const attrRowsSchema = z.object({
  rows: z.array(z.object({ key: z.string(), value: z.string() })).superRefine((rows, issues) => {
    rows.forEach((row, index) => {
      const problem = problemOf(row, rows.findIndex((other) => other.key === row.key) !== index)
      if (problem) issues.addIssue({ code: 'custom', path: [index, problem.field], message: problem.message })
    })
  }),
})

function problemOf(row: AttrRow, isRepeated: boolean): { field: 'key' | 'value'; message: string } | undefined {
  if (row.key.trim() === '') return { field: 'key', message: 'is required' }
  if (isRepeated) return { field: 'key', message: 'is named twice' }
  const message = customAttrsSchema.safeParse({ [row.key]: row.value }).error?.issues[0]?.message
  return message === undefined ? undefined : { field: 'value', message }
}

export function rowsFromAttrs(attrs: CustomAttrs | null): AttrRow[] {
  return Object.entries(attrs ?? {}).map(([key, value]) => ({ key, value: String(value) }))
}

/** No row left means "never set", which the REST surface prints as null. */
export function rowsToAttrs(rows: readonly AttrRow[]): CustomAttrs | null {
  if (rows.length === 0) return null
  return Object.fromEntries(rows.map((row) => [row.key.trim(), row.value]))
}
