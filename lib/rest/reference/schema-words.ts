import type { JsonSchema } from '@/lib/http/openapi/json-schema'

/** A schema in a few words for a table cell: `integer 0–365, also quoted`, `array of text`. */
export function typeWords(schema: JsonSchema): string {
  const { anyOf } = schema as { anyOf?: JsonSchema[] }
  if (anyOf) return alternatives(anyOf)
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => `\`${value}\``).join(', ')
  if (Array.isArray(schema.type)) return schema.type.map((type) => typeWords({ ...schema, type })).join(' or ')
  switch (schema.type) {
    case 'array':
      return `array of ${typeWords((schema.items as JsonSchema | undefined) ?? {})}${atMost(schema.maxItems, 'entries')}`
    case 'object':
      return objectWords(schema)
    case 'string':
      return schema.contentMediaType === 'application/json' ? 'JSON in a string' : `text${atMost(schema.maxLength, '')}`
    case 'integer':
      return `integer ${schema.minimum}–${schema.maximum}`
    default:
      return String(schema.type ?? 'anything')
  }
}

function alternatives(options: JsonSchema[]): string {
  const [first, second] = options
  const isQuotedToo = options.length === 2 && second?.type === 'string' && first?.type !== 'string'
  if (first && isQuotedToo) return `${typeWords(first)}, also quoted`
  return options.map((option) => (option.type === 'null' ? 'null' : typeWords(option))).join(' or ')
}

function objectWords(schema: JsonSchema): string {
  const names = Object.keys((schema.properties as object | undefined) ?? {})
  return names.length > 0 ? `\`{${names.join(', ')}}\`` : 'object'
}

function atMost(limit: unknown, noun: string): string {
  return typeof limit === 'number' ? `, at most ${limit}${noun ? ` ${noun}` : ''}` : ''
}

/** A Markdown table; bars in cells are escaped. */
export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
