import { AppError } from '@/lib/base/app-error'

// Control characters never belong into a name; U+0000 would break PostgreSQL.
const control = /\p{Cc}/u

/**
 * The query of a request as a map. Refuses what two readers could read differently: a parameter sent twice, bytes that
 * are not UTF-8, control characters. Names are case-sensitive; parameters nobody asks for are left alone.
 * @throws AppError validation_failed
 * @see RFC 3986 §3.4, WHATWG URL §5.1
 */
export function parseQuery(query: string): ReadonlyMap<string, string> {
  return new Map([...parseQueryLists(query, [])].map(([name, values]) => [name, values[0] ?? '']))
}

/** The same, or a form, where the parameters named may be there several times; every value in order. */
export function parseQueryLists(query: string, repeatable: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const parameters = new Map<string, string[]>()
  for (const pair of query.split('&')) {
    if (pair === '') continue
    const separator = pair.indexOf('=')
    const name = decode(separator < 0 ? pair : pair.slice(0, separator))
    const value = decode(separator < 0 ? '' : pair.slice(separator + 1))
    const known = parameters.get(name)
    if (known === undefined) parameters.set(name, [value])
    else if (repeatable.includes(name)) known.push(value)
    else throw new AppError('validation_failed', `The query names ${name} twice`)
  }
  return parameters
}

function decode(text: string): string {
  let decoded: string
  try {
    decoded = decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw new AppError('validation_failed', 'The query is not percent-encoded UTF-8')
  }
  if (control.test(decoded) || !decoded.isWellFormed()) {
    throw new AppError('validation_failed', 'The query holds control characters')
  }
  return decoded
}
