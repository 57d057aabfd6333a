import { fieldError } from '@/lib/base/app-error'
import { parseJsonText } from '@/lib/http/json-body'
import { MASKED_SECRET } from '@/lib/http/oam-detail'

type Body = Record<string, unknown>

/**
 * Custom attributes come as an object or as a string that holds one; the string is read under the same rules as the
 * body. What is no object is left to the schema.
 */
export function canonicalDomain(body: Body): Body {
  const given = body.customAttrs
  const attrs = typeof given === 'string' && /^\s*\{/.test(given) ? parseJsonText(given, 'customAttrs') : given
  if (typeof attrs !== 'object' || attrs === null || Array.isArray(attrs)) return body
  return { ...body, customAttrs: canonicalPkce(attrs as Body, 'customAttrs.usePKCE') }
}

/**
 * A client that was read, edited and sent back carries the mask, or null, where its secret would be: that is no new
 * secret. A new client cannot have the mask as its secret.
 */
export function canonicalClient(body: Body, isNew: boolean): Body {
  const { secret, ...rest } = canonicalPkce(body, 'usePKCE')
  if (secret === MASKED_SECRET && isNew) throw fieldError('secret', 'secret: is the mask of a secret, not a secret')
  return secret === undefined || secret === null || secret === MASKED_SECRET ? rest : { ...rest, secret }
}

/** `UsePKCE` in prose and `usePKCE` in samples are one member; its values stay exact. */
function canonicalPkce(body: Body, field: string): Body {
  if (!Object.hasOwn(body, 'UsePKCE')) return body
  const { UsePKCE: alias, ...rest } = body
  if (Object.hasOwn(rest, 'usePKCE') && rest.usePKCE !== alias) throw fieldError(field, 'usePKCE and UsePKCE differ')
  return { ...rest, usePKCE: alias }
}
