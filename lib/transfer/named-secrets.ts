import { isSecretName, MASK } from '@/lib/audit/mask'
import { fieldError } from '@/lib/base/app-error'

/** Values that were taken out, by the place they were taken from: `domains/Payments/customAttrs/apiKey`. */
export type Values = Record<string, string | number | boolean>

type Scalar = Values[string]
/** `[where the name stands, where the value stands]` of an element of a list. */
const PAIRS = [
  ['attrName', 'attrValue'],
  ['name', 'value'],
] as const

/**
 * Settings, custom attributes and static claims hold what people put there, and some call it `apiSecret`. Such a value
 * leaves in the sealed part only; the mask stands in its place.
 */
export function withoutSecrets<T>(value: T, place: string, taken: Values): T {
  return walk(value, place, (secret, where) => {
    taken[where] = secret
    return MASK
  })
}

/**
 * Puts values where the mask stands: those of the sealed part, or those that are there already.
 * @throws AppError on `field` when there is neither
 */
export function withSecrets<T>(value: T, place: string, known: Values, field: string): T {
  return walk(value, place, (secret, where) => {
    if (secret !== MASK) return secret
    const found = known[where]
    if (found !== undefined) return found
    const name = where.split('/').at(-1)
    throw fieldError(field, `${name} is masked: export it with --with-keys, or write its value in place of the mask`)
  })
}

/** The values of secret name that something holds. */
export function secretsIn(value: unknown, place: string): Values {
  const taken: Values = {}
  withoutSecrets(value, place, taken)
  return taken
}

function walk<T>(value: T, place: string, swap: (secret: Scalar, place: string) => Scalar): T {
  if (Array.isArray(value)) return value.map((item) => walkItem(item, place, swap)) as T
  if (!isObject(value)) return value
  const entries = Object.entries(value).map(([key, entry]) => {
    const where = `${place}/${key}`
    return [key, isScalar(entry) && isSecretName(key) ? swap(entry, where) : walk(entry, where, swap)]
  })
  return Object.fromEntries(entries) as T
}

function walkItem(item: unknown, place: string, swap: (secret: Scalar, place: string) => Scalar): unknown {
  if (!isObject(item)) return item
  for (const [nameKey, valueKey] of PAIRS) {
    const [name, value] = [item[nameKey], item[valueKey]]
    if (typeof name !== 'string') continue
    const where = `${place}/${name}`
    if (!isScalar(value)) return { ...item, [valueKey]: walk(value, where, swap) }
    // An expression says where a value comes from and holds none.
    if (!isSecretName(name) || item.attrType === 'DYNAMIC') return item
    return { ...item, [valueKey]: swap(value, where) }
  }
  return item
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
