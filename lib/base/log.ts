import pino, { type Logger } from 'pino'
import { singleton } from './singletons'

/** Names whose values never reach a log line, at any depth up to three. */
export const REDACTED_FIELDS = [
  'password',
  'secret',
  'clientSecret',
  'client_secret',
  'token',
  'access_token',
  'refresh_token',
  'assertion',
  'authorization',
  'cookie',
  'privateKey',
  'masterKey',
]

const paths = REDACTED_FIELDS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `headers["${name}"]`])

/** JSON lines on stdout. The level is set once at start by `configureLog`. */
export function log(): Logger {
  return singleton('log', () => pino({ level: 'info', base: undefined, redact: { paths, censor: '[redacted]' } }))
}

/** What an access line may hold: plain facts of a request, none of them from its query, its headers or its body. */
export type AccessLine = Record<'method' | 'path' | 'correlationId' | 'address', string> & {
  status: number
  ms: number
  aborted?: true
}

const ACCESS_LOG_BUFFER_BYTES = 8_192
const ACCESS_LOG_FLUSH_MS = 250

/**
 * The log of requests, one line each. It takes nothing but AccessLine, so it needs no redaction, which costs ten times
 * what the line itself does. Lines gather for a quarter of a second: a write per request costs as much as an answer.
 */
export function accessLog(): Logger {
  return singleton('access-log', () => {
    const target = pino.destination({
      fd: process.stdout.fd,
      sync: true,
      minLength: ACCESS_LOG_BUFFER_BYTES,
      periodicFlush: ACCESS_LOG_FLUSH_MS,
    })
    process.once('exit', () => target.flushSync())
    return pino({ level: log().level, base: undefined }, target)
  })
}

export function configureLog(level: string): void {
  log().level = level
  accessLog().level = level
}
