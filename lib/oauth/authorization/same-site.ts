import { type HttpRequest, header } from '@/lib/base/http-message'
import { refuse } from '../errors'

/**
 * Whether a browser says that a page of this server sent the form. Under `Referrer-Policy: no-referrer` the origin of
 * our own forms is `null`, so that one says nothing; the flow cookie and the ticket then decide alone.
 * @see Fetch Metadata Request Headers §2.1, RFC 6454 §7.3
 */
export function isOwnForm(request: Pick<HttpRequest, 'headers'>, publicUrl: string): boolean {
  const site = header(request, 'sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const origin = header(request, 'origin')
  return origin === undefined || origin === 'null' || origin === new URL(publicUrl).origin
}

/** @throws OAuthError when the form comes from a page of somebody else */
export function requireOwnForm(request: Pick<HttpRequest, 'headers'>, publicUrl: string): void {
  if (!isOwnForm(request, publicUrl)) throw refuse('flow.own-form', 'a form of another site')
}
