import { isUtf8 } from 'node:buffer'
import type { z } from 'zod'
import { type HttpRequest, header } from '@/lib/base/http-message'
import { refuse } from './errors'

/** Parameters by wire name. A parameter sent without a value is left out, as RFC 6749 §3.2 wants it treated. */
export type Params = ReadonlyMap<string, string>

export const MAX_PARAMETERS = 100
const FORM = 'application/x-www-form-urlencoded'
const NONE: Params = new Map()

/**
 * The form in the body.
 * @throws OAuthError invalid_request for another content type, bytes that are no UTF-8, broken percent-encoding, NUL,
 * and a parameter that is there twice
 * @see RFC 6749 §3.2 and Appendix B
 */
export function formParams(request: HttpRequest): Params {
  if (request.body.length === 0) return NONE
  const contentType = header(request, 'content-type')
  if (contentType !== FORM && contentType?.split(';', 1)[0]?.trim().toLowerCase() !== FORM) {
    throw refuse('request.content-type', contentType ? 'another content type' : 'no content type', {
      description: `The content type must be ${FORM}.`,
    })
  }
  if (!isUtf8(request.body)) throw refuse('request.encoding', 'a body that is no UTF-8')
  return parsePairs(request.body.toString('utf8'))
}

/** The parameters of the query, under the same rules as a form. */
export function queryParams(request: HttpRequest): Params {
  return request.query === '' ? NONE : parsePairs(request.query)
}

function parsePairs(text: string): Params {
  const params = new Map<string, string>()
  const seen = new Set<string>()
  let count = 0
  for (let start = 0, end = 0; end < text.length; start = end + 1) {
    // Cut piece by piece, and empty pieces count: a megabyte of separators is refused before it becomes a list.
    if (++count > MAX_PARAMETERS) throw refuse('request.parameter-count', 'more of them')
    const next = text.indexOf('&', start)
    end = next < 0 ? text.length : next
    const pair = text.slice(start, end)
    if (pair === '') continue
    const equals = pair.indexOf('=')
    const name = decode(equals < 0 ? pair : pair.slice(0, equals))
    if (seen.has(name)) {
      throw refuse('request.parameter-once', name.slice(0, 40), { description: 'A parameter is repeated.' })
    }
    seen.add(name)
    const value = equals < 0 ? '' : decode(pair.slice(equals + 1))
    if (value !== '') params.set(name, value)
  }
  return params
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\x00-\x08\x0a-\x1f\x7f]/

function decode(text: string): string {
  let value = text
  if (text.includes('+')) value = value.replaceAll('+', ' ')
  if (text.includes('%')) {
    try {
      value = decodeURIComponent(value)
    } catch (cause) {
      throw refuse('request.encoding', 'broken percent-encoding', { cause })
    }
  }
  if (CONTROL.test(value)) throw refuse('request.encoding', 'a control character')
  return value
}

/**
 * Parses the parameters a grant declares; all others are ignored (RFC 6749 §3.2).
 * @throws OAuthError invalid_request naming the first parameter that is missing or has a value it may not have
 */
export function parseParams<T>(schema: z.ZodType<T>, params: Params): T {
  const result = schema.safeParse(Object.fromEntries(params))
  if (result.success) return result.data
  const name = String(result.error.issues[0]?.path[0] ?? '')
  if (!params.has(name)) throw missingParameter(name)
  throw refuse('request.parameter-valid', `another value of ${name}`, {
    description: `Parameter '${name}' is not valid.`,
  })
}

/** A parameter that must be there. */
export function requiredParam(params: Params, name: string): string {
  const value = params.get(name)
  if (value === undefined) throw missingParameter(name)
  return value
}

function missingParameter(name: string) {
  return refuse('request.parameter-present', `no ${name}`, {
    description: `Required parameter '${name}' is not present.`,
  })
}
