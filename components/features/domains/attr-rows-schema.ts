import { z } from 'zod'
import { customAttrsSchema } from '@/lib/schemas/custom-attrs-schema'
import type { AttrRow } from './attr-rows'

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
