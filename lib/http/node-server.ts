import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { HttpRequest } from '@/lib/base/http-message'
import { CORRELATION_ID_HEADER, correlationId } from './correlation-id'
import type { NodeServerOptions } from './node-server-options'
import { NO_BODY, readBody, splitTarget } from './raw-request'
import { createSteps, type Exchange, type Steps } from './request-steps'
import { clientAddress, remoteUser } from './trusted-proxies'
import { plainError } from './write-response'

/** A caller that sends its header or body slower than this holds a connection for nothing. */
const HEADERS_TIMEOUT_MS = 10_000
const REQUEST_TIMEOUT_MS = 30_000
const KEEP_ALIVE_TIMEOUT_MS = 65_000

/** The HTTP listener: plain handlers for protocol and administration, Next for pages. */
export function createNodeServer(options: NodeServerOptions): Server {
  const steps = createSteps(options)
  const server = createServer(
    {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
      connectionsCheckingInterval: 2000,
      // Checked below, so that the answer has a correlation id too.
      requireHostHeader: false,
    },
    (message, response) => serve(options, steps, message, response),
  )
  // An expectation we do not know changes nothing (RFC 9110 §10.1.1); Node would answer 417 by itself.
  server.on('checkExpectation', (message, response) => serve(options, steps, message, response))
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy()
    const id = `${CORRELATION_ID_HEADER}: ${options.random.uuid()}`
    return socket.end(`HTTP/1.1 ${malformed(error.code)}\r\n${id}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  })
  return server
}

/** Status line for what Node could not read as a request. */
function malformed(code: string | undefined): string {
  if (code === 'HPE_HEADER_OVERFLOW') return '431 Request Header Fields Too Large'
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? '408 Request Timeout' : '400 Bad Request'
}

function serve(options: NodeServerOptions, steps: Steps, message: IncomingMessage, response: ServerResponse): void {
  const startedAt = performance.now()
  const { headers } = message
  const target = splitTarget(message.url ?? '')
  const request: HttpRequest = {
    method: message.method ?? 'GET',
    path: target?.path ?? '',
    query: target?.query ?? '',
    headers,
    body: NO_BODY,
    address: clientAddress(
      message.socket.remoteAddress,
      headers['x-forwarded-for'] as string | undefined,
      options.trusted,
    ),
    correlationId: correlationId(headers['x-correlation-id'], options.random),
  }
  if (options.takesRemoteUser) {
    request.remoteUser = remoteUser(message.socket.remoteAddress, headers.oam_remote_user, options.trusted)
  }
  const mount = options.mounts.find((candidate) => candidate.owns(request.path))
  const refusal = target ? refusalOfHead(message) : 'The request target is not a path.'
  if (mount && refusal === null) {
    const exchange: Exchange = { mount, message, response, request, startedAt, writtenAt: 0, isDeserted: false }
    readBody(message, (body) => steps.bodyRead(exchange, body))
    return
  }
  response.once('close', () => {
    options.finished({
      surface: mount?.surface ?? 'pages',
      head: request,
      status: response.statusCode,
      durationSeconds: (performance.now() - startedAt) / 1000,
      aborted: !response.writableFinished,
    })
  })
  if (refusal !== null) steps.send(response, request, plainError(400, 'invalid_request', refusal))
  else options.pages(message, response, request).catch((error) => steps.fail(response, request, error))
}

/** @see RFC 9112 §3.2 */
function refusalOfHead({ headers, httpVersion }: IncomingMessage): string | null {
  return headers.host === undefined && httpVersion === '1.1' ? 'The request names no host.' : null
}
