import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { HttpHandler, HttpResponse } from '@/lib/base/http-message'
import { log } from '@/lib/base/log'
import type { Random } from '@/lib/base/random'
import { CORRELATION_ID_HEADER, correlationId } from './correlation-id'
import { BodyAborted, BodyTooLarge, type RequestHead, readBody, splitTarget } from './raw-request'
import type { HeaderList } from './security-headers'
import { clientAddress, type TrustedProxies } from './trusted-proxies'
import { plainError, writeResponse } from './write-response'

/** A plain handler and the paths it answers for. */
export interface Mount {
  /** `oauth`, `rest`, `operations`: for logs and metrics */
  surface: string
  owns(path: string): boolean
  handle: HttpHandler
}

/** What the access log and the metrics are told when an answer has left, or its caller has. */
export interface Finished {
  surface: string
  head: RequestHead
  status: number
  durationSeconds: number
  /** the caller went away before the answer was complete */
  aborted: boolean
}

export interface NodeServerOptions {
  /** asked in this order; a path nobody owns is a page */
  mounts: readonly Mount[]
  /** Next, or whatever else answers for pages */
  pages(message: IncomingMessage, response: ServerResponse, head: RequestHead): Promise<void>
  securityHeaders: HeaderList
  trusted: TrustedProxies
  random: Random
  isStopping(): boolean
  finished(event: Finished): void
}

/** A caller that sends its header or body slower than this holds a connection for nothing. */
const HEADERS_TIMEOUT_MS = 10_000
const REQUEST_TIMEOUT_MS = 30_000
const KEEP_ALIVE_TIMEOUT_MS = 65_000

/** The HTTP listener: plain handlers for protocol and administration, Next for pages. */
export function createNodeServer(options: NodeServerOptions): Server {
  const server = createServer(
    {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
      connectionsCheckingInterval: 2000,
      // Checked below, so that the answer has a correlation id too.
      requireHostHeader: false,
    },
    (message, response) => void serve(options, message, response),
  )
  // An expectation we do not know changes nothing (RFC 9110 §10.1.1); Node would answer 417 by itself.
  server.on('checkExpectation', (message, response) => void serve(options, message, response))
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

async function serve(options: NodeServerOptions, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const startedAt = performance.now()
  const { headers } = message
  const target = splitTarget(message.url ?? '')
  const head: RequestHead = {
    method: message.method ?? 'GET',
    path: target?.path ?? '',
    query: target?.query ?? '',
    headers,
    address: clientAddress(
      message.socket.remoteAddress,
      headers['x-forwarded-for'] as string | undefined,
      options.trusted,
    ),
    correlationId: correlationId(headers['x-correlation-id'], options.random),
  }
  const mount = options.mounts.find((candidate) => candidate.owns(head.path))
  response.once('close', () => {
    options.finished({
      surface: mount?.surface ?? 'pages',
      head,
      status: response.statusCode,
      durationSeconds: (performance.now() - startedAt) / 1000,
      aborted: !response.writableFinished,
    })
  })
  try {
    if (!target) send(options, response, head, plainError(400, 'invalid_request', 'The request target is not a path.'))
    // RFC 9112 §3.2
    else if (headers.host === undefined && message.httpVersion === '1.1')
      send(options, response, head, plainError(400, 'invalid_request', 'The request names no host.'))
    else if (mount) await serveMount(options, mount, message, response, head)
    else await options.pages(message, response, head)
  } catch (error) {
    if (error instanceof BodyAborted) return
    log().error({ correlationId: head.correlationId, path: head.path, err: error }, 'request failed')
    if (response.headersSent) response.destroy()
    else send(options, response, head, plainError(500, 'server_error', 'The server could not answer.'))
  }
}

async function serveMount(
  options: NodeServerOptions,
  mount: Mount,
  message: IncomingMessage,
  response: ServerResponse,
  head: RequestHead,
): Promise<void> {
  let body: Buffer
  try {
    const pending = readBody(message)
    body = pending instanceof Promise ? await pending : pending
  } catch (error) {
    if (!(error instanceof BodyTooLarge)) throw error
    return send(options, response, head, plainError(413, 'invalid_request', 'The request body is larger than 1 MB.'))
  }
  const answer = mount.handle({ ...head, body })
  send(options, response, head, answer instanceof Promise ? await answer : answer)
}

function send(
  options: NodeServerOptions,
  target: ServerResponse,
  { correlationId }: RequestHead,
  response: HttpResponse,
): void {
  const close = options.isStopping()
  writeResponse(target, response, { correlationId, securityHeaders: options.securityHeaders, close })
}
