/** Values on their way in and out of SQLite, as Prisma has them in raw queries. */

export type RowDecoder = (values: unknown[]) => Record<string, unknown>

/** @throws TypeError for a value SQLite has no place for */
export function encoded(value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof Date) return value.toISOString().replace('Z', '+00:00')
  if (value instanceof Uint8Array) return value
  if (typeof value === 'object') return JSON.stringify(value)
  throw new TypeError(`a value of type ${typeof value} cannot be stored`)
}

/** Rows as objects: instants as Date, JSON columns parsed, integers of expressions as bigint. */
export function decoderOf(columns: readonly { name: string; type: string | null }[]): RowDecoder {
  const parts = columns.map(({ name, type }) => ({ name, decode: decodeOf(type) }))
  return (values) => {
    const row: Record<string, unknown> = {}
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index]
      const value = values[index]
      if (part) row[part.name] = value === null || value === undefined ? null : part.decode(value)
    }
    return row
  }
}

const asItIs = (value: unknown) => value

function decodeOf(type: string | null): (value: unknown) => unknown {
  switch ((type ?? '').toUpperCase()) {
    case 'DATETIME':
      return (value) => new Date(value as string)
    case 'JSONB':
      return (value) => JSON.parse(String(value))
    case 'BOOLEAN':
      return (value) => Boolean(Number(value))
    case 'INTEGER':
      return (value) => Number(value)
    default:
      // An integer without a column behind it stays the bigint it comes as.
      return asItIs
  }
}
