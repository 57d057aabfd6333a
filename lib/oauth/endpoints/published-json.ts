import { sha256Hex } from '@/lib/base/hash'
import type { HttpRequest, HttpResponse } from '@/lib/base/http-message'
import { header } from '@/lib/base/http-message'

/** A public document, serialised once. */
export interface PublishedDocument {
  body: Buffer
  headers: Record<string, string>
  notModifiedHeaders: Record<string, string>
  etag: string
}

/** Seconds a public document may be kept: short enough that a new key is seen well inside the shortest rollover. */
const MAX_AGE_SECONDS = 60

/** @param vary headers the document depends on, for shared caches */
export function publish(content: unknown, mediaType = 'application/json', vary?: string): PublishedDocument {
  const body = Buffer.from(JSON.stringify(content))
  const etag = `"${sha256Hex(body).slice(0, 32)}"`
  const notModifiedHeaders: Record<string, string> = {
    'Cache-Control': `public, max-age=${MAX_AGE_SECONDS}`,
    ETag: etag,
  }
  if (vary) notModifiedHeaders.Vary = vary
  return { body, etag, notModifiedHeaders, headers: { 'Content-Type': mediaType, ...notModifiedHeaders } }
}

/** The document, or 304 when the caller has it. @see RFC 9110 §13.1.2 */
export function answerPublished(request: HttpRequest, document: PublishedDocument): HttpResponse {
  const known = header(request, 'if-none-match')
  if (known !== undefined && (known === '*' || known.includes(document.etag))) {
    return { status: 304, headers: document.notModifiedHeaders, body: '' }
  }
  return { status: 200, headers: document.headers, body: document.body }
}
