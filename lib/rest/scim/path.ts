import {
  attributeNamed,
  COMMON_ATTRIBUTES,
  CORE_ATTRIBUTES,
  EXTENSION_ATTRIBUTES,
  EXTENSION_SCHEMA,
  type ScimAttribute,
  USER_SCHEMA,
} from './attributes'
import { ScimError } from './scim-error'

/** What a path of a patch points at. @see RFC 7644 §3.5.2, figure 7 */
export interface PatchTarget {
  isExtension: boolean
  attribute: ScimAttribute
  /** only those values of a list whose member has this value */
  where: { name: string; value: string } | null
  sub: ScimAttribute | null
}

const PATH =
  /^(?<attribute>[a-z$][\w$-]*)(?:\[\s*(?<name>[a-z$][\w$-]*)\s+eq\s+(?:"(?<text>(?:[^"\\]|\\.)*)"|(?<word>true|false))\s*\])?(?:\.(?<sub>[a-z$][\w$-]*))?$/i

/**
 * @returns null for an attribute that nobody knows
 * @throws ScimError invalidPath for what is no path
 */
export function readPath(path: string): PatchTarget | null {
  const { rest, isExtension } = withoutSchema(path.trim())
  const groups = PATH.exec(rest)?.groups
  if (!groups) throw new ScimError(400, 'The path cannot be read', 'invalidPath')
  const attribute = attributeNamed(
    isExtension ? EXTENSION_ATTRIBUTES : [...COMMON_ATTRIBUTES, ...CORE_ATTRIBUTES],
    groups.attribute ?? '',
  )
  if (!attribute) return null
  const sub = groups.sub === undefined ? null : subAttribute(attribute, groups.sub)
  return { isExtension, attribute, where: condition(attribute, groups), sub }
}

function withoutSchema(path: string): { rest: string; isExtension: boolean } {
  const lower = path.toLowerCase()
  for (const [schema, isExtension] of [
    [EXTENSION_SCHEMA, true],
    [USER_SCHEMA, false],
  ] as const) {
    if (lower.startsWith(`${schema.toLowerCase()}:`)) return { rest: path.slice(schema.length + 1), isExtension }
  }
  return { rest: path, isExtension: false }
}

function subAttribute(attribute: ScimAttribute, name: string): ScimAttribute {
  const sub = attributeNamed(attribute.subAttributes ?? [], name)
  if (!sub) throw new ScimError(400, `${attribute.name} has no part of that name`, 'invalidPath')
  return sub
}

function condition(attribute: ScimAttribute, groups: Record<string, string | undefined>): PatchTarget['where'] {
  if (groups.name === undefined) return null
  if (!attribute.multiValued) throw new ScimError(400, `${attribute.name} is no list`, 'invalidPath')
  const value = groups.word ?? (groups.text ?? '').replace(/\\(.)/g, '$1')
  // A list of texts is asked by `value`, as if each were an object with it.
  if (attribute.type !== 'complex') return { name: 'value', value }
  return { name: subAttribute(attribute, groups.name).name, value }
}
