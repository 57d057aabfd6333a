import type { IncomingMessage } from 'node:http'
import type { HttpRequest } from '@/lib/base/http-message'

export const MAX_BODY_BYTES = 1_048_576

/** What the listener knows about a request before its body is read. */
export type RequestHead = Omit<HttpRequest, 'body'>

/** Path and query of a request target; null for a target that is neither a path nor a URL. */
export function splitTarget(target: string): { path: string; query: string } | null {
  let text = target
  if (!text.startsWith('/')) {
    // A proxy may send the whole URL (RFC 9112 §3.2.2).
    const start = /^https?:\/\/[^/?#]*/i.exec(text)
    if (!start) return null
    text = text.slice(start[0].length)
    if (!text.startsWith('/')) text = `/${text}`
  }
  const mark = text.indexOf('?')
  return mark < 0 ? { path: text, query: '' } : { path: text.slice(0, mark), query: text.slice(mark + 1) }
}

/** Whether the request says by itself that its body is longer than allowed. */
export function announcesTooMuch(message: IncomingMessage, limitBytes = MAX_BODY_BYTES): boolean {
  return Number(message.headers['content-length'] ?? 0) > limitBytes
}

export const NO_BODY = Buffer.alloc(0)

/**
 * The body of a request; `too-large` when it was longer than the server reads and the rest of it is dropped as it
 * comes, `aborted` when the caller went away before it was there.
 */
export type ReadBody = Buffer | 'too-large' | 'aborted'

/** Calls back once, at once where there is no body. */
export function readBody(message: IncomingMessage, done: (body: ReadBody) => void): void {
  const { headers } = message
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) {
    done(NO_BODY)
    return
  }
  if (announcesTooMuch(message)) {
    done('too-large')
    return
  }
  const chunks: Buffer[] = []
  let size = 0
  let isDone = false
  const end = (body: ReadBody) => {
    if (isDone) return
    isDone = true
    done(body)
  }
  message.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size <= MAX_BODY_BYTES) chunks.push(chunk)
    else {
      // What still comes flows on and is dropped: a connection that is not read never ends.
      message.removeAllListeners('data').resume()
      end('too-large')
    }
  })
  message.on('end', () => end(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)))
  // Also where the caller went away: a body that is cut off is an error of the message.
  message.on('error', () => end('aborted'))
}
