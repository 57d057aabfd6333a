import type { IncomingMessage, ServerResponse } from 'node:http'
import { Gathered } from '@/lib/base/gathered'
import type { HttpRequest, HttpResponse } from '@/lib/base/http-message'
import { log } from '@/lib/base/log'
import type { Mount, NodeServerOptions } from './node-server-options'
import type { ReadBody, RequestHead } from './raw-request'
import { plainError, writeResponse } from './write-response'

/** One request of a plain handler, from its head until it has been told of. */
export interface Exchange {
  readonly mount: Mount
  readonly message: IncomingMessage
  readonly response: ServerResponse
  readonly request: HttpRequest
  readonly startedAt: number
  /** when its answer was handed to the connection */
  writtenAt: number
  /** the caller went away before there was an answer */
  isDeserted: boolean
}

export type Steps = ReturnType<typeof createSteps>

/**
 * What happens to a request of a plain handler once its body is there: handled, written, told. Each step is done for
 * all requests of a turn of the event loop in a row.
 */
export function createSteps(options: NodeServerOptions) {
  function send(response: ServerResponse, { correlationId }: RequestHead, answer: HttpResponse): void {
    const close = options.isStopping()
    writeResponse(response, answer, { correlationId, securityHeaders: options.securityHeaders, close })
  }

  function fail(response: ServerResponse, request: RequestHead, error: unknown): void {
    log().error({ correlationId: request.correlationId, path: request.path, err: error }, 'request failed')
    if (response.headersSent) response.destroy()
    else send(response, request, plainError(500, 'server_error', 'The server could not answer.'))
  }

  function tell({ mount, request, response, startedAt, isDeserted }: Exchange, endedAt: number): void {
    options.finished({
      surface: mount.surface,
      head: request,
      status: response.statusCode,
      durationSeconds: (endedAt - startedAt) / 1000,
      aborted: isDeserted || !response.writableFinished,
    })
  }

  const written = new Gathered<Exchange>((exchange) => {
    const { response } = exchange
    // A caller that reads slowly has its answer when the last byte has left, or when it gives up.
    if (response.writableFinished || response.closed) tell(exchange, exchange.writtenAt)
    else response.once('close', () => tell(exchange, performance.now()))
  })

  const answered = new Gathered<{ exchange: Exchange; answer: HttpResponse | Failure }>(({ exchange, answer }) => {
    const { response, request } = exchange
    exchange.isDeserted = response.closed
    try {
      if (answer instanceof Failure) fail(response, request, answer.cause)
      else send(response, request, answer)
    } catch (error) {
      fail(response, request, error)
    }
    exchange.writtenAt = performance.now()
    written.add(exchange)
  })

  const arrived = new Gathered<Exchange>((exchange) => {
    const done = (answer: HttpResponse | Failure) => answered.add({ exchange, answer })
    try {
      const answer = exchange.mount.handle(exchange.request)
      if (answer instanceof Promise) answer.then(done, (error) => done(new Failure(error)))
      else done(answer)
    } catch (error) {
      done(new Failure(error))
    }
  })

  return {
    send,
    fail,
    bodyRead(exchange: Exchange, body: ReadBody): void {
      if (body === 'too-large') answered.add({ exchange, answer: TOO_LARGE })
      else if (body === 'aborted') {
        exchange.writtenAt = performance.now()
        written.add(exchange)
      } else {
        exchange.request.body = body
        arrived.add(exchange)
      }
    },
  }
}

/** What a handler threw. */
class Failure {
  constructor(readonly cause: unknown) {}
}

const TOO_LARGE = plainError(413, 'invalid_request', 'The request body is larger than 1 MB.')
