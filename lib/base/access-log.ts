import pino from 'pino'
import { log } from './log'
import { singleton } from './singletons'

/** What an access line may hold: plain facts of a request, none of them from its query, its headers or its body. */
export interface AccessLine {
  method: string
  path: string
  status: number
  ms: number
  correlationId: string
  address: string
  aborted: boolean
}

/** a little less than pino writes at a time */
const BUFFER_BYTES = 16_000
const FLUSH_MS = 250
const LEVELS = { debug: 20, info: 30 } as const

/**
 * The log of requests, one line each, in the form of the other lines and at their level. It takes nothing but
 * AccessLine, so it needs no redaction, and it writes the line itself: both cost many times what the line does. Lines
 * gather for a quarter of a second: a write per request costs as much as an answer.
 */
export function writeAccessLine(level: keyof typeof LEVELS, line: AccessLine): void {
  if (!log().isLevelEnabled(level)) return
  const { method, path, status, ms, correlationId, address } = line
  destination().write(
    `{"level":${LEVELS[level]},"time":${Date.now()},"method":${JSON.stringify(method)},"path":${JSON.stringify(path)},"status":${status},"ms":${ms},"correlationId":${JSON.stringify(correlationId)},"address":${JSON.stringify(address)}${line.aborted ? ',"aborted":true' : ''},"msg":"request"}\n`,
  )
}

function destination() {
  return singleton('access-log', () => {
    const target = pino.destination({
      fd: process.stdout.fd,
      sync: true,
      minLength: BUFFER_BYTES,
      periodicFlush: FLUSH_MS,
    })
    process.once('exit', () => target.flushSync())
    return target
  })
}
