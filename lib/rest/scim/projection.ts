import { EXTENSION_SCHEMA } from './attributes'
import type { ScimResource } from './user-resource'

const ALWAYS = ['schemas', 'id']

/**
 * Only what `attributes` names, or all but what `excludedAttributes` names. A part of an attribute brings the whole.
 * @see RFC 7644 §3.9
 */
export function project(resource: ScimResource, query: ReadonlyMap<string, string>): ScimResource {
  const wanted = namesIn(query.get('attributes'))
  const excluded = namesIn(query.get('excludedAttributes'))
  if (wanted.length === 0 && excluded.length === 0) return resource
  const isShown = (name: string) => {
    if (ALWAYS.includes(name)) return true
    return wanted.length > 0 ? wanted.includes(name.toLowerCase()) : !excluded.includes(name.toLowerCase())
  }
  return Object.fromEntries(Object.entries(resource).filter(([name]) => isShown(name)))
}

function namesIn(list: string | undefined): string[] {
  const extension = EXTENSION_SCHEMA.toLowerCase()
  return (list ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean)
    .map((name) => {
      if (name.startsWith(extension)) return extension
      return name.slice(name.startsWith('urn:') ? name.lastIndexOf(':') + 1 : 0).split('.')[0] ?? ''
    })
}
