import { type HttpRequest, header } from '@/lib/base/http-message'

/**
 * Whether a browser sent this on behalf of another site. Browsers attach Basic credentials they remember, so an
 * administration call from a foreign page is refused before anybody looks at them. Programs send neither header.
 * @see Fetch Metadata Request Headers §2.1, RFC 6454 §7
 */
export function isCrossSite(request: Pick<HttpRequest, 'headers'>, publicUrl: string): boolean {
  const site = header(request, 'sec-fetch-site')
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const origin = header(request, 'origin')
  return origin !== undefined && origin !== new URL(publicUrl).origin
}
