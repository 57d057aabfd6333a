import {
  attributeNamed,
  COMMON_ATTRIBUTES,
  CORE_ATTRIBUTES,
  EXTENSION_ATTRIBUTES,
  EXTENSION_SCHEMA,
  type ScimAttribute,
} from './attributes'
import { invalidSyntax, invalidValue } from './scim-error'
import type { ScimResource } from './user-resource'

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isExtension = (key: string) => key.toLowerCase() === EXTENSION_SCHEMA.toLowerCase()

/**
 * A resource that was sent, under the names as the schema spells them. What nobody knows and what only we write is left
 * out, so that a resource can be read, edited and sent back. @see RFC 7643 §2.1, RFC 7644 §3.5.1
 */
export function canonicalResource(sent: unknown): ScimResource {
  if (!isObject(sent)) throw invalidSyntax('The body must be a JSON object')
  const resource = canonicalMembers(sent, [...COMMON_ATTRIBUTES, ...CORE_ATTRIBUTES])
  const extension = Object.entries(sent).find(([key]) => isExtension(key))?.[1]
  if (extension !== undefined && extension !== null) {
    if (!isObject(extension)) throw invalidValue(`${EXTENSION_SCHEMA} must be an object`)
    resource[EXTENSION_SCHEMA] = canonicalMembers(extension, EXTENSION_ATTRIBUTES)
  }
  return resource
}

function canonicalMembers(sent: Record<string, unknown>, known: readonly ScimAttribute[]): ScimResource {
  const members: ScimResource = {}
  for (const [key, value] of Object.entries(sent)) {
    const attribute = attributeNamed(known, key)
    if (!attribute || attribute.mutability === 'readOnly' || value === null) continue
    if (Object.hasOwn(members, attribute.name)) throw invalidSyntax(`${attribute.name} stands there twice`)
    members[attribute.name] = canonicalValue(attribute, value)
  }
  return members
}

/** A value in the shape that its attribute has; lists of one may come without brackets. */
export function canonicalValue(attribute: ScimAttribute, value: unknown): unknown {
  const { name, type, multiValued, subAttributes = [] } = attribute
  if (multiValued) {
    const items = Array.isArray(value) ? value : [value]
    return items.map((item) => canonicalValue({ ...attribute, multiValued: false }, item))
  }
  if (type === 'complex') {
    if (!isObject(value)) throw invalidValue(`${name} must be an object`)
    return canonicalMembers(value, subAttributes)
  }
  return type === 'boolean' ? booleanOf(name, value) : textOf(name, value)
}

function textOf(name: string, value: unknown): string {
  if (typeof value !== 'string') throw invalidValue(`${name} must be text`)
  return value
}

/** Some senders quote booleans, and capitalise them. */
function booleanOf(name: string, value: unknown): boolean {
  if (typeof value === 'boolean') return value
  const word = typeof value === 'string' ? value.toLowerCase() : ''
  if (word !== 'true' && word !== 'false') throw invalidValue(`${name} must be true or false`)
  return word === 'true'
}
