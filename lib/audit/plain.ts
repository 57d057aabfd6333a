import { isSecretList, isSecretName, MASK } from './mask'

/** Longest text kept of one value: an entry stays readable and the log stays bounded. */
export const MAX_TEXT_LENGTH = 4096
const MAX_DEPTH = 8

export type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain }

/**
 * Any value as data that comes back from both databases exactly as it went in, with secrets masked by their names.
 * PostgreSQL's JSON cannot hold U+0000 nor half a surrogate pair; instants are ISO 8601 in UTC.
 */
export function toPlain(value: unknown, name = '', depth = 0): Plain {
  if (value === null || value === undefined) return null
  if (name && isSecretName(name)) return MASK
  if (typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value === 'string') return plainText(value)
  if (typeof value === 'bigint') return value.toString()
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (value instanceof Uint8Array) return `[${value.length} bytes]`
  if (depth >= MAX_DEPTH) return '[nested too deeply]'
  if (Array.isArray(value)) {
    const masked = isSecretList(name)
    return value.map((item) => (masked && typeof item !== 'object' ? MASK : toPlain(item, '', depth + 1)))
  }
  if (typeof value === 'object') return plainObject(value as Record<string, unknown>, depth)
  return null
}

function plainObject(value: Record<string, unknown>, depth: number): { [key: string]: Plain } {
  const plain: { [key: string]: Plain } = {}
  for (const key of Object.keys(value).sort()) {
    if (value[key] !== undefined) plain[plainText(key)] = toPlain(value[key], key, depth + 1)
  }
  return maskNamedPair(plain)
}

/** `{ attrName: 'apiSecret', attrValue: '…' }` names its value in a sibling. */
function maskNamedPair(plain: { [key: string]: Plain }): { [key: string]: Plain } {
  for (const [nameKey, valueKey] of [
    ['attrName', 'attrValue'],
    ['name', 'value'],
    ['key', 'value'],
  ] as const) {
    const name = plain[nameKey]
    if (typeof name === 'string' && isSecretName(name) && plain[valueKey] != null) plain[valueKey] = MASK
  }
  return plain
}

function plainText(value: string): string {
  const clean = value.toWellFormed().replaceAll('\0', '\uFFFD')
  if (clean.length <= MAX_TEXT_LENGTH) return clean
  return `${clean.slice(0, MAX_TEXT_LENGTH).toWellFormed()}… [${clean.length} characters]`
}
