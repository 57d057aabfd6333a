import type { FieldChange } from '@/lib/schemas/audit'
import { canonicalJson } from './canonical-json'
import { isSecretName, MASK } from './mask'
import { type Plain, toPlain } from './plain'

type PlainObject = { [key: string]: Plain }

/** Bookkeeping that changes with every write and tells a reader nothing. */
const IGNORED = new Set(['version', 'createdAt', 'updatedAt', 'lastUsedAt', 'lastSeenAt', 'lastSignInAt'])
/** What names an element of a list, most telling first. */
const IDENTITIES = ['tokenType', 'attrName', 'scopeName', 'url', 'kid', 'alias', 'id', 'name']
const CHOSEN_BY_PEOPLE = new Set(['attrName', 'name'])

/**
 * The fields that differ, by dotted path: `tokenSettings[ACCESS_TOKEN].tokenExpiry`. A list whose elements have a name
 * is compared element by element; any other list is one value. On creation and deletion every field that held
 * something is listed.
 */
export function diffFields(before: object | null, after: object | null): FieldChange[] {
  const changes: FieldChange[] = []
  compare('', '', asRaw(before), asRaw(after), changes)
  return changes
}

function asRaw(value: object | null): Record<string, unknown> {
  if (value === null) return {}
  return Object.fromEntries(Object.entries(value).filter(([key]) => !IGNORED.has(key)))
}

function compare(path: string, name: string, before: unknown, after: unknown, changes: FieldChange[]): void {
  if (same(before, after)) return
  if (name && isSecretName(name)) {
    changes.push({
      field: toPlain(path) as string,
      before: isEmpty(before) ? null : MASK,
      after: isEmpty(after) ? null : MASK,
    })
    return
  }
  if (isObject(before) && isObject(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      compare(path ? `${path}.${key}` : key, key, before[key], after[key], changes)
    }
    return
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const identity = commonIdentity(before, after)
    if (identity) {
      compareLists(path, identity, before, after, changes)
      return
    }
  }
  if (isEmpty(before) && isEmpty(after)) return
  push(path, name, before, after, changes)
}

function compareLists(
  path: string,
  identity: string,
  before: PlainObject[],
  after: PlainObject[],
  changes: FieldChange[],
): void {
  const old = new Map(before.map((item) => [item[identity], item]))
  const fresh = new Map(after.map((item) => [item[identity], item]))
  const found = changes.length
  for (const key of new Set([...old.keys(), ...fresh.keys()])) {
    const [was, is] = [old.get(key), fresh.get(key)]
    const field = `${path}[${String(key)}]`
    // What people call `apiSecret` holds a secret, whatever the member that carries it is called.
    const isSecret = CHOSEN_BY_PEOPLE.has(identity) && isSecretName(String(key))
    if (was && is && !isSecret) compare(field, '', was, is, changes)
    else if (!same(was, is)) push(field, '', was, is, changes)
  }
  // Same elements, another order.
  if (changes.length === found) push(path, '', [...old.keys()], [...fresh.keys()], changes)
}

function push(path: string, name: string, before: unknown, after: unknown, changes: FieldChange[]): void {
  changes.push({ field: toPlain(path) as string, before: toPlain(before, name), after: toPlain(after, name) })
}

function commonIdentity(before: unknown[], after: unknown[]): string | undefined {
  const all = [...before, ...after]
  if (all.length === 0 || !all.every(isObject)) return undefined
  return IDENTITIES.find(
    (key) => all.every((item) => typeof item[key] === 'string') && isUnique(before, key) && isUnique(after, key),
  )
}

function isUnique(list: unknown[], key: string): boolean {
  return new Set(list.map((item) => (item as PlainObject)[key])).size === list.length
}

function isObject(value: unknown): value is PlainObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof Uint8Array)
  )
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true
  if (Array.isArray(value)) return value.length === 0
  return isObject(value) && Object.keys(value).length === 0
}

function same(a: unknown, b: unknown): boolean {
  if (a instanceof Uint8Array && b instanceof Uint8Array) return Buffer.from(a).equals(b)
  return canonicalJson(a ?? null) === canonicalJson(b ?? null)
}
