import type { IncomingMessage } from 'node:http'
import type { HttpRequest } from '@/lib/base/http-message'

export const MAX_BODY_BYTES = 1_048_576

/** What the listener knows about a request before its body is read. */
export type RequestHead = Omit<HttpRequest, 'body'>

/** The body was longer than the server reads; the rest of it is dropped as it comes. */
export class BodyTooLarge extends Error {}
/** The caller went away before the body was there. */
export class BodyAborted extends Error {}

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
export function announcesTooMuch(message: IncomingMessage): boolean {
  return Number(message.headers['content-length'] ?? 0) > MAX_BODY_BYTES
}

const EMPTY = Buffer.alloc(0)

/** @throws BodyTooLarge, BodyAborted */
export function readBody(message: IncomingMessage): Promise<Buffer> | Buffer {
  const { headers } = message
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return EMPTY
  if (announcesTooMuch(message)) throw new BodyTooLarge()
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    message.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > MAX_BODY_BYTES) {
        // What still comes flows on and is dropped: a connection that is not read never ends.
        message.removeAllListeners('data').resume()
        reject(new BodyTooLarge())
        return
      }
      chunks.push(chunk)
    })
    message.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)))
    message.on('aborted', () => reject(new BodyAborted()))
    message.on('error', () => reject(new BodyAborted()))
  })
}
