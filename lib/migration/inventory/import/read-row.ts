import { validationError } from '@/lib/base/validate'
import { INVENTORY_COLUMNS, type InventoryProblem } from '@/lib/schemas/migration/inventory-import'
import { INVENTORY_KINDS, type InventoryKind, KIND_WORDS } from '@/lib/schemas/migration/inventory-kinds'
import { type ImportedValues, ROW_SCHEMAS } from './row-schemas'

/** One line of a file, whatever its format. */
export interface FileRow {
  line: number
  cells: Readonly<Record<string, string>>
}

export type ReadRow = { kind: InventoryKind; values: ImportedValues } | { problems: InventoryProblem[] }

/** A spreadsheet would run it. Codes and names begin with letters or digits; secrets may begin with anything. */
const FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/
const KINDS: readonly string[] = INVENTORY_KINDS
const COLUMNS: ReadonlySet<string> = new Set(INVENTORY_COLUMNS)

/** One line as a thing of the inventory, or everything that is wrong with it. */
export function readRow({ line, cells }: FileRow): ReadRow {
  const problems: InventoryProblem[] = []
  const problem = (column: string, rule: string) => problems.push({ line, column, rule })
  const kind = (cells.kind ?? '').trim().toLowerCase()
  if (!KINDS.includes(kind)) {
    problem('kind', kind === '' ? 'is required' : `must be one of ${KINDS.join(', ')}`)
    return { problems }
  }
  const known = kind as InventoryKind
  const schema = ROW_SCHEMAS[known]
  const input: Record<string, string> = {}
  for (const [column, text] of Object.entries(cells)) {
    const value = column === 'secret' ? text : text.trim()
    if (column === 'kind' || value === '') continue
    if (!COLUMNS.has(column)) problem(column.slice(0, 60), 'means nothing in an inventory')
    else if (column !== 'secret' && FORMULA.test(text))
      problem(column, 'begins like a formula of a spreadsheet (= + - @)')
    else if (!(column in schema.shape)) problem(column, `has no meaning for a ${KIND_WORDS[known].one}; leave it empty`)
    else input[column] = value
  }
  const parsed = schema.safeParse(input)
  if (parsed.success && problems.length === 0) return { kind: known, values: parsed.data }
  if (!parsed.success) {
    const told = new Set(problems.map(({ column }) => column))
    for (const [field, rules] of Object.entries(validationError(parsed.error).fieldErrors ?? {})) {
      const column = field.split('.')[0] ?? field
      if (!told.has(column)) problem(column, input[column] === undefined ? 'is required' : rules.join(', '))
    }
  }
  return { problems }
}
