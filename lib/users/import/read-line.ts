import type { z } from 'zod'
import { validationError } from '@/lib/base/validate'
import { createUserSchema } from '@/lib/schemas/user'
import type { ImportMapping, ImportProblem } from '@/lib/schemas/user-import'
import type { TableLine } from './read-table'

export type ImportedUser = z.output<typeof createUserSchema>

/** A spreadsheet would run it; a number or a telephone number that begins so is harmless. */
const FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/
const NUMBER = /^[+-]?[\d ().,/-]+$/

const YES = ['true', 'yes', 'y', '1', 'x']
const NO = ['false', 'no', 'n', '0', '']
const FLAGS = ['emailVerified', 'phoneVerified', 'mustChangePassword']

export type ReadLine = { user: ImportedUser } | { problems: ImportProblem[] }

/** One line as a person, or everything that is wrong with it. */
export function readLine({ line, cells }: TableLine, headers: readonly string[], mapping: ImportMapping): ReadLine {
  const problem = (column: string, rule: string): ImportProblem => ({ line, column, rule })
  if (cells.length !== headers.length) {
    return { problems: [problem('', `has ${cells.length} cells where the header has ${headers.length}`)] }
  }
  const problems: ImportProblem[] = []
  const input: Record<string, unknown> = {}
  for (const [index, target] of mapping.entries()) {
    const text = cells[index] ?? ''
    if (target === '') continue
    if (isFormula(target, text)) {
      problems.push(problem(headers[index] ?? '', 'begins like a formula of a spreadsheet (= + - @)'))
    } else if (text !== '') put(input, target, meaningOf(target, text))
    else if (target === 'username') problems.push(problem(headers[index] ?? '', 'is required'))
  }
  const parsed = createUserSchema.safeParse(input)
  if (parsed.success && problems.length === 0) return { user: parsed.data }
  if (!parsed.success) {
    const told = new Set(problems.map(({ column }) => column))
    for (const [field, rules] of Object.entries(validationError(parsed.error).fieldErrors ?? {})) {
      const column = headerOf(field, headers, mapping)
      if (!told.has(column)) problems.push(problem(column, rules.join(', ')))
    }
  }
  return { problems }
}

/** A password is never shown or exported, and may begin with anything. */
function isFormula(target: string, text: string): boolean {
  if (target === 'password') return false
  const texts = target === 'groups' ? text.split(';').map((group) => group.trim()) : [text]
  return texts.some((each) => FORMULA.test(each) && !NUMBER.test(each))
}

function meaningOf(target: string, text: string): unknown {
  if (FLAGS.includes(target)) {
    const word = text.trim().toLowerCase()
    return YES.includes(word) ? true : NO.includes(word) ? false : text
  }
  if (target === 'groups')
    return text
      .split(';')
      .map((group) => group.trim())
      .filter(Boolean)
  return text
}

/** `address.locality` → `{ address: { locality } }`; names come from a mapping that was checked. */
function put(input: Record<string, unknown>, target: string, value: unknown): void {
  const dot = target.indexOf('.')
  if (dot < 0) {
    input[target] = value
    return
  }
  const outer = target.slice(0, dot)
  input[outer] = { ...(input[outer] as object | undefined), [target.slice(dot + 1)]: value }
}

function headerOf(field: string, headers: readonly string[], mapping: ImportMapping): string {
  const index = mapping.findIndex((target) => target !== '' && (field === target || field.startsWith(`${target}.`)))
  return index >= 0 ? (headers[index] ?? '') : (headers[mapping.indexOf('username')] ?? field)
}
