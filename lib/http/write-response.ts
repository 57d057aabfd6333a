import type { ServerResponse } from 'node:http'
import type { HttpResponse } from '@/lib/base/http-message'
import { CORRELATION_ID_HEADER } from './correlation-id'
import type { HeaderList } from './security-headers'

/** Set here whatever a handler says, so that no header is there twice. Only the policy of a page's content is its own. */
const OURS = new Set([
  'content-length',
  'connection',
  'x-correlation-id',
  'x-content-type-options',
  'referrer-policy',
  'x-frame-options',
  'strict-transport-security',
])
/** Set here unless the handler brings its own: a page says what it may load, everything else may load nothing. */
const POLICY = 'content-security-policy'

/** Writes an answer of a plain handler, with the headers that every answer carries. */
export function writeResponse(
  target: ServerResponse,
  response: HttpResponse,
  frame: { correlationId: string; securityHeaders: HeaderList; close: boolean },
): void {
  const headers = [...flat(response.headers, frame.securityHeaders), CORRELATION_ID_HEADER, frame.correlationId]
  for (const cookie of response.cookies ?? []) headers.push('Set-Cookie', cookie)
  if (frame.close) headers.push('Connection', 'close')
  // RFC 9110 §8.6: neither 204 nor 304 says a length of content it does not have.
  if (response.status !== 204 && response.status !== 304) {
    headers.push('Content-Length', String(Buffer.byteLength(response.body)))
  }
  target.writeHead(response.status, headers)
  target.end(response.body)
}

// Headers of one kind of answer are often one frozen object, and security headers are one list for a listener.
const remembered = new WeakMap<object, { security: HeaderList; list: readonly string[] }>()

/** Names and values in turn: those of the answer that are not set here, and the security headers it does not replace. */
function flat(headers: HttpResponse['headers'], security: HeaderList): readonly string[] {
  const known = remembered.get(headers)
  if (known?.security === security) return known.list
  const own = Object.entries(headers).filter(([name]) => !OURS.has(name.toLowerCase()))
  const hasPolicy = own.some(([name]) => name.toLowerCase() === POLICY)
  const ours = hasPolicy ? security.filter(([name]) => name.toLowerCase() !== POLICY) : security
  const list = [...own, ...ours].flat()
  if (Object.isFrozen(headers)) remembered.set(headers, { security, list })
  return list
}

/** An error no handler has seen, in the shape that both surfaces use for machines. */
export function plainError(status: number, error: string, description: string): HttpResponse {
  return {
    status,
    headers: { 'Content-Type': 'application/json;charset=UTF-8', 'Cache-Control': 'no-store' },
    body: JSON.stringify({ error, error_description: description }),
  }
}
