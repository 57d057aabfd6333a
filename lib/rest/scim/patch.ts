import { EXTENSION_SCHEMA } from './attributes'
import { canonicalValue, isObject } from './canonical'
import { type PatchOp, patchedList } from './patch-list'
import { type PatchTarget, readPath } from './path'
import { invalidSyntax, invalidValue, ScimError } from './scim-error'
import type { ScimResource } from './user-resource'

export const PATCH_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'
const MAX_OPERATIONS = 100

interface Operation {
  op: PatchOp
  path?: string
  value?: unknown
}

/**
 * A resource after the operations of a PATCH, in their order; the one given is left as it is.
 * @param resource in canonical names
 * @throws ScimError
 * @see RFC 7644 §3.5.2
 */
export function patched(resource: ScimResource, body: unknown): ScimResource {
  const result = structuredClone(resource)
  for (const operation of operationsOf(body)) apply(result, operation)
  return result
}

function operationsOf(body: unknown): Operation[] {
  const members = isObject(body) ? Object.entries(body) : []
  const member = (name: string) => members.find(([key]) => key.toLowerCase() === name)?.[1]
  const schemas = member('schemas')
  if (!Array.isArray(schemas) || !schemas.includes(PATCH_SCHEMA))
    throw invalidSyntax(`schemas must name ${PATCH_SCHEMA}`)
  const operations = member('operations')
  if (!Array.isArray(operations) || operations.length === 0 || operations.length > MAX_OPERATIONS) {
    throw invalidSyntax(`Operations must be a list of 1 to ${MAX_OPERATIONS}`)
  }
  return operations.map(operationOf)
}

function operationOf(sent: unknown): Operation {
  if (!isObject(sent)) throw invalidSyntax('An operation must be an object')
  const op = typeof sent.op === 'string' ? sent.op.toLowerCase() : ''
  if (op !== 'add' && op !== 'replace' && op !== 'remove') throw invalidSyntax('op must be add, replace or remove')
  if (sent.path !== undefined && typeof sent.path !== 'string') throw invalidSyntax('path must be text')
  if (op !== 'remove' && sent.value === undefined) throw invalidValue(`${op} needs a value`)
  return { op, path: sent.path, value: sent.value }
}

function apply(resource: ScimResource, { op, path, value }: Operation): void {
  if (path === undefined || path === '') {
    if (op === 'remove') throw new ScimError(400, 'remove needs a path', 'noTarget')
    if (!isObject(value)) throw invalidValue('Without a path the value must be an object')
    applyMembers(resource, op, value, '')
    return
  }
  if (path.toLowerCase() === EXTENSION_SCHEMA.toLowerCase()) {
    if (op === 'remove') resource[EXTENSION_SCHEMA] = {}
    else if (isObject(value)) applyMembers(resource, op, value, `${EXTENSION_SCHEMA}:`)
    else throw invalidValue('The extension must be an object')
    return
  }
  const target = readPath(path)
  if (!target) throw new ScimError(400, 'The path names no attribute of a user', 'invalidPath')
  applyTo(resource, target, op, value)
}

/** Members of a value without a path; names that nobody knows are passed over, as in a whole resource. */
function applyMembers(
  resource: ScimResource,
  op: 'add' | 'replace',
  value: Record<string, unknown>,
  prefix: string,
): void {
  for (const [key, member] of Object.entries(value)) {
    if (key.toLowerCase() === EXTENSION_SCHEMA.toLowerCase()) {
      if (isObject(member)) applyMembers(resource, op, member, `${EXTENSION_SCHEMA}:`)
      continue
    }
    const target = knownPath(prefix + key)
    if (!target || target.attribute.mutability === 'readOnly' || target.attribute.name === 'schemas') continue
    applyTo(resource, target, op, member)
  }
}

function knownPath(path: string): PatchTarget | null {
  try {
    return readPath(path)
  } catch {
    return null
  }
}

function applyTo(resource: ScimResource, target: PatchTarget, op: Operation['op'], value: unknown): void {
  const { attribute } = target
  if (attribute.mutability === 'readOnly') throw new ScimError(400, `${attribute.name} is read only`, 'mutability')
  if (op === 'remove' && attribute.required) throw new ScimError(400, `${attribute.name} is required`, 'mutability')
  const extension = resource[EXTENSION_SCHEMA]
  if (target.isExtension && !isObject(extension)) resource[EXTENSION_SCHEMA] = {}
  const holder = (target.isExtension ? resource[EXTENSION_SCHEMA] : resource) as ScimResource
  if (attribute.multiValued) {
    holder[attribute.name] = patchedList(holder[attribute.name], target, op, value)
    return
  }
  if (op === 'remove' || value === null) {
    if (target.sub && isObject(holder[attribute.name])) delete (holder[attribute.name] as ScimResource)[target.sub.name]
    else if (!target.sub) delete holder[attribute.name]
    return
  }
  const before = isObject(holder[attribute.name]) ? (holder[attribute.name] as ScimResource) : {}
  if (target.sub) holder[attribute.name] = { ...before, [target.sub.name]: canonicalValue(target.sub, value) }
  else if (attribute.type === 'complex')
    holder[attribute.name] = { ...before, ...(canonicalValue(attribute, value) as object) }
  else holder[attribute.name] = canonicalValue(attribute, value)
}
