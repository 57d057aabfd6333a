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

export function configureLog(level: string): void {
  log().level = level
}
