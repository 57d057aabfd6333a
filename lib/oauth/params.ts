import { isUtf8 } from 'node:buffer'
import type { z } from 'zod'
import { type HttpRequest, header } from '@/lib/base/http-message'
import { refuse } from './errors'

/**
 * Parameters by wire name. A parameter sent without a value is left out, as RFC 6749 §3.2 wants it treated. Of one that
 * may be repeated, `get` gives the first value.
 */
export interface Params extends ReadonlyMap<string, string> {
  /** every value of a parameter that may be repeated, in order, those without a value left out */
  all(name: string): readonly string[]
  /** names that were there more than once */
  readonly repeated: ReadonlySet<string>
}

class ParsedParams extends Map<string, string> implements Params {
  readonly repeated = new Set<string>()
  readonly #further = new Map<string, string[]>()

  add(name: string, value: string): void {
    if (!this.has(name)) this.set(name, value)
    else this.#further.set(name, [...(this.#further.get(name) ?? []), value])
  }

  all(name: string): readonly string[] {
    const first = this.get(name)
    return first === undefined ? [] : [first, ...(this.#further.get(name) ?? [])]
  }
}

export const MAX_PARAMETERS = 100
const FORM = 'application/x-www-form-urlencoded'
const NONE: Params = new ParsedParams()
const NOTHING: ReadonlySet<string> = new Set()

/**
 * The form in the body.
 * @throws OAuthError invalid_request for another content type, bytes that are no UTF-8, broken percent-encoding, NUL,
 * and a parameter that is there twice, unless it is one of `repeatable`
 * @see RFC 6749 §3.2 and Appendix B
 */
export function formParams(request: HttpRequest, repeatable = NOTHING): Params {
  return request.body.length === 0 ? NONE : parsePairs(formText(request), repeatable)
}

function formText(request: HttpRequest): string {
  const contentType = header(request, 'content-type')
  if (contentType !== FORM && contentType?.split(';', 1)[0]?.trim().toLowerCase() !== FORM) {
    throw refuse('request.content-type', contentType ? 'another content type' : 'no content type', {
      description: `The content type must be ${FORM}.`,
    })
  }
  if (!isUtf8(request.body)) throw refuse('request.encoding', 'a body that is no UTF-8')
  return request.body.toString('utf8')
}

function queryText({ query }: HttpRequest): string {
  if (!query.isWellFormed()) throw refuse('request.encoding', 'a query that is no Unicode')
  return query
}

/** The parameters of the query, under the same rules as a form. */
export function queryParams(request: HttpRequest, repeatable = NOTHING): Params {
  return request.query === '' ? NONE : parsePairs(queryText(request), repeatable)
}

/**
 * The parameters of query and, where there is one, form as one list; those that are there more than once are named in
 * `repeated` and left for the caller to refuse. @see RFC 6749 §3.1
 */
export function allParams(request: HttpRequest): Params {
  const texts = [queryText(request), request.body.length === 0 ? '' : formText(request)]
  return parsePairs(texts.filter((text) => text !== '').join('&'), ANYTHING)
}

/** Parameters that were read before. */
export function knownParams(pairs: Readonly<Record<string, string>>): Params {
  const params = new ParsedParams()
  for (const [name, value] of Object.entries(pairs)) params.add(name, value)
  return params
}

const ANYTHING = { has: () => true }

function parsePairs(text: string, repeatable: Pick<ReadonlySet<string>, 'has'>): Params {
  const params = new ParsedParams()
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
      if (!repeatable.has(name)) throw repeatedParameter(name)
      params.repeated.add(name)
    }
    seen.add(name)
    const value = equals < 0 ? '' : decode(pair.slice(equals + 1))
    if (value !== '') params.add(name, value)
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
 * Parses the parameters a grant declares; all others are ignored (RFC 6749 §3.2). Those the grant lets be repeated come
 * as lists, whatever their number.
 * @throws OAuthError invalid_request naming the first parameter that is missing, repeated, or has a value it may not have
 */
export function parseParams<T>(schema: z.ZodType<T>, params: Params, repeatable: readonly string[] = []): T {
  checkRepeated(params, repeatable)
  const lists = repeatable.map((name) => [name, params.all(name)])
  const result = schema.safeParse({ ...Object.fromEntries(params), ...Object.fromEntries(lists) })
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

/** @throws OAuthError when a parameter that may be repeated elsewhere is repeated where it may not be */
export function checkRepeated(params: Params, repeatable: readonly string[]): void {
  for (const name of params.repeated) if (!repeatable.includes(name)) throw repeatedParameter(name)
}

function repeatedParameter(name: string) {
  return refuse('request.parameter-once', name.slice(0, 40), { description: 'A parameter is repeated.' })
}

function missingParameter(name: string) {
  return refuse('request.parameter-present', `no ${name}`, {
    description: `Required parameter '${name}' is not present.`,
  })
}
