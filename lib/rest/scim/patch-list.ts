import type { ScimAttribute } from './attributes'
import { canonicalValue, isObject } from './canonical'
import type { PatchTarget } from './path'
import { ScimError } from './scim-error'

export type PatchOp = 'add' | 'replace' | 'remove'

/** A list of values after one operation. @throws ScimError noTarget when a replacement finds nothing to replace */
export function patchedList(list: unknown, target: PatchTarget, op: PatchOp, value: unknown): unknown[] {
  const { attribute, where, sub } = target
  const items: unknown[] = Array.isArray(list) ? list : []
  const isMeant = (item: unknown) => where === null || isWhere(item, where)
  if (op === 'remove') return afterRemoval(items, target, isMeant, value)
  if (!where && !sub) {
    const given = value === null ? [] : (canonicalValue(attribute, value) as unknown[])
    return op === 'replace' ? given : union(items, given)
  }
  if (items.some(isMeant)) return items.map((item) => (isMeant(item) ? edited(item, attribute, sub, value) : item))
  if (op === 'replace' && where) throw new ScimError(400, 'The path finds no value', 'noTarget')
  return [...items, edited(where ? { [where.name]: where.value } : {}, attribute, sub, value)]
}

function edited(item: unknown, attribute: ScimAttribute, sub: ScimAttribute | null, value: unknown): unknown {
  const single = { ...attribute, multiValued: false }
  if (sub) return { ...(isObject(item) ? item : {}), [sub.name]: canonicalValue(sub, value) }
  const given = canonicalValue(single, value)
  return isObject(given) && isObject(item) ? { ...item, ...given } : given
}

function afterRemoval(
  items: readonly unknown[],
  { attribute, where, sub }: PatchTarget,
  isMeant: (item: unknown) => boolean,
  value: unknown,
): unknown[] {
  if (sub) {
    return items.map((item) => {
      if (!isMeant(item) || !isObject(item)) return item
      const { [sub.name]: _, ...rest } = item
      return rest
    })
  }
  if (where) return items.filter((item) => !isMeant(item))
  // Some senders name the values to take away instead of a condition.
  if (value === undefined || value === null) return []
  const gone = (canonicalValue(attribute, value) as unknown[]).map((item) => JSON.stringify(item))
  return items.filter((item) => !gone.includes(JSON.stringify(item)))
}

function isWhere(item: unknown, where: { name: string; value: string }): boolean {
  const value = isObject(item) ? item[where.name] : item
  const text = typeof value === 'object' ? '' : String(value ?? '')
  return text.toLowerCase() === where.value.toLowerCase()
}

function union(items: readonly unknown[], added: readonly unknown[]): unknown[] {
  const known = new Set(items.map((item) => JSON.stringify(item)))
  return [...items, ...added.filter((item) => !known.has(JSON.stringify(item)))]
}
