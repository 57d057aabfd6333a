import { sha256Hex } from '@/lib/base/hash'
import type { HttpRequest, HttpResponse } from '@/lib/base/http-message'
import { header } from '@/lib/base/http-message'
import { crossOriginHeaders } from './cross-origin'

/** A public document, serialised once; scripts of every origin may read it. */
export interface PublishedDocument {
  body: string
  headers: Record<string, string>
  notModifiedHeaders: Record<string, string>
  etag: string
}

/** Seconds a public document may be kept: short enough that a new key is seen well inside the shortest rollover. */
const MAX_AGE_SECONDS = 60

/** @param vary headers the document depends on, for shared caches */
export function publish(content: unknown, mediaType = 'application/json', vary?: string): PublishedDocument {
  const body = JSON.stringify(content)
  const etag = `"${sha256Hex(body).slice(0, 32)}"`
  const kept = { 'Cache-Control': `public, max-age=${MAX_AGE_SECONDS}`, ETag: etag }
  // Frozen: whoever writes answers may remember what it made of them.
  const notModifiedHeaders = Object.freeze({ ...kept, ...(vary && { Vary: vary }), ...crossOriginHeaders })
  return {
    body,
    etag,
    notModifiedHeaders,
    headers: Object.freeze({ 'Content-Type': mediaType, ...notModifiedHeaders }),
  }
}

/** The document, or 304 when the caller has it. @see RFC 9110 §13.1.2 */
export function answerPublished(request: HttpRequest, document: PublishedDocument): HttpResponse {
  const known = header(request, 'if-none-match')
  if (known !== undefined && (known === '*' || known.includes(document.etag))) {
    return { status: 304, headers: document.notModifiedHeaders, body: '' }
  }
  return { status: 200, headers: document.headers, body: document.body }
}
