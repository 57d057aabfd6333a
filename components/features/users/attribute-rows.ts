import type { UserAttributes } from '@/lib/schemas/user'

export const ATTRIBUTE_KINDS = ['text', 'number', 'boolean', 'list'] as const
export type AttributeKind = (typeof ATTRIBUTE_KINDS)[number]
export const ATTRIBUTE_KIND_WORDS: Record<AttributeKind, string> = {
  text: 'Text',
  number: 'Number',
  boolean: 'Yes or no',
  list: 'List',
}

/** One custom attribute as it is typed: the value is text whatever it means. */
export interface AttributeRow {
  name: string
  kind: AttributeKind
  value: string
}

export function rowsOf(attributes: UserAttributes): AttributeRow[] {
  return Object.entries(attributes).map(([name, value]) => {
    if (Array.isArray(value)) return { name, kind: 'list', value: value.join('\n') }
    if (typeof value === 'number') return { name, kind: 'number', value: String(value) }
    if (typeof value === 'boolean') return { name, kind: 'boolean', value: String(value) }
    return { name, kind: 'text', value }
  })
}

export function attributesOf(rows: readonly AttributeRow[]): UserAttributes {
  return Object.fromEntries(rows.map((row) => [row.name.trim(), typedValue(row)]))
}

function typedValue({ kind, value }: AttributeRow): UserAttributes[string] {
  if (kind === 'number') return Number(value)
  if (kind === 'boolean') return value === 'true'
  if (kind === 'list') {
    return value
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
  }
  return value
}
