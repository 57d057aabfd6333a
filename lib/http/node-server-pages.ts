import type { IncomingMessage, ServerResponse } from 'node:http'
import { base64url } from '@/lib/base/base64url'
import type { Random } from '@/lib/base/random'
import { ADDRESS_HEADER, CORRELATION_HEADER, PATH_HEADER } from '@/lib/base/request-headers'
import { IMPORT_MAX_BYTES } from '@/lib/schemas/user-import'
import { CORRELATION_ID_HEADER } from './correlation-id'
import { announcesTooMuch, type RequestHead } from './raw-request'
import {
  contentSecurityPolicy,
  type HeaderList,
  pageSecurityHeaders,
  type SecurityHeaderOptions,
} from './security-headers'
import type { TrustedProxies } from './trusted-proxies'
import { plainError, writeResponse } from './write-response'

export type PageHandler = (message: IncomingMessage, response: ServerResponse) => Promise<void>

export interface PagesOptions extends SecurityHeaderOptions {
  /** Next's request handler, which may still be starting */
  next: PromiseLike<PageHandler>
  trusted: TrustedProxies
  random: Random
  isStopping(): boolean
}

/** Headers that say something only the listener or a trusted proxy can know. */
const FORWARDED = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'forwarded']

/**
 * Hands a request to Next: with a fresh nonce in the content security policy, which Next puts on its own scripts, with
 * what the listener knows about the caller, and without what a caller could only pretend.
 */
export function createPages(options: PagesOptions) {
  const fixed: HeaderList = pageSecurityHeaders(options)
  return async (message: IncomingMessage, response: ServerResponse, head: RequestHead): Promise<void> => {
    const refused = refusal(message, head)
    if (refused) {
      writeResponse(response, refused, {
        correlationId: head.correlationId,
        securityHeaders: fixed,
        close: options.isStopping(),
      })
      return
    }
    const nonce = base64url(options.random.bytes(16))
    const policy = contentSecurityPolicy(nonce, options)
    const { headers } = message
    if (!options.trusted.includes(message.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '')) {
      for (const name of FORWARDED) delete headers[name]
    }
    // Next calls itself where an action leads to another page, with the scheme it reads here: behind a proxy that ends
    // TLS it would speak TLS to a listener that has none. Links take their scheme from the public URL.
    delete headers['x-forwarded-proto']
    headers['content-security-policy'] = policy
    headers['x-nonce'] = nonce
    headers[ADDRESS_HEADER] = head.address
    headers[CORRELATION_HEADER] = head.correlationId
    // A target that was a whole URL (RFC 9112 §3.2.2) would be taken for a way to another host.
    message.url = head.query ? `${head.path}?${head.query}` : head.path
    headers[PATH_HEADER] = message.url
    for (const [name, value] of fixed) response.setHeader(name, value)
    response.setHeader('Content-Security-Policy', policy)
    response.setHeader(CORRELATION_ID_HEADER, head.correlationId)
    if (options.isStopping()) response.setHeader('Connection', 'close')
    keepNoPages(response)
    const handler = await options.next
    await handler(message, response)
  }
}

/** Addresses that take files; they check who asks before they read. */
const LIMITS: Partial<Record<string, number>> = { '/api/users/import': IMPORT_MAX_BYTES }

/** Next reads bodies itself and counts only some of them, so a body must say how long it is. */
function refusal(message: IncomingMessage, { path }: RequestHead) {
  if (!isDecodable(path)) return plainError(400, 'invalid_request', 'The path is not percent-encoded UTF-8.')
  if (announcesTooMuch(message, LIMITS[path])) {
    return plainError(413, 'invalid_request', 'The request body is larger than this address takes.')
  }
  if (message.headers['transfer-encoding'] !== undefined) {
    return plainError(411, 'invalid_request', 'The request must say how long its body is.')
  }
  return null
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

/** Pages and what they are refreshed with show what one person may see: no cache keeps them. */
function keepNoPages(response: ServerResponse): void {
  const writeHead = response.writeHead
  response.writeHead = function (this: ServerResponse, ...args: unknown[]) {
    const type = String(this.getHeader('content-type') ?? '')
    if (type.startsWith('text/html') || type.startsWith('text/x-component')) this.setHeader('Cache-Control', 'no-store')
    return writeHead.apply(this, args as Parameters<typeof writeHead>)
  } as typeof writeHead
}
