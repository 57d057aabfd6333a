import { sha256Hex } from '@/lib/base/hash'
import { type HttpRequest, header } from '@/lib/base/http-message'
import type { RuntimeDomain } from '../ports'

/**
 * Ties what a page asked to the browser it was shown in: 128 random bits that no other site can set or read. A form that
 * comes back without it was filled in elsewhere. @see RFC 6265bis §5.6
 */
export const FLOW_COOKIE = 'gatehouse_flow'
const FLOW_VALUE = /^[A-Za-z0-9_-]{22}$/
const SESSION_VALUE = /^[A-Za-z0-9_-]{43}$/

/** A session is of one domain: being signed in to one says nothing in another. */
export function sessionCookieName(domain: Pick<RuntimeDomain, 'id'>): string {
  return `gatehouse_sso_${domain.id}`
}

/** The value of a cookie, the first where a name is there twice: browsers send the one with the longer path first. */
export function cookie(request: Pick<HttpRequest, 'headers'>, name: string): string | null {
  for (const pair of header(request, 'cookie')?.split(';') ?? []) {
    const equals = pair.indexOf('=')
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim()
  }
  return null
}

/** The flow cookie of a browser, if it has one that we made. */
export function flowOf(request: Pick<HttpRequest, 'headers'>): string | null {
  const value = cookie(request, FLOW_COOKIE)
  return value !== null && FLOW_VALUE.test(value) ? value : null
}

/** The SHA-256 by which a session is looked up; null where the browser has no cookie for the domain. */
export function sessionHashOf(request: Pick<HttpRequest, 'headers'>, domain: Pick<RuntimeDomain, 'id'>): string | null {
  const value = cookie(request, sessionCookieName(domain))
  return value !== null && SESSION_VALUE.test(value) ? sha256Hex(value) : null
}

/**
 * A `Set-Cookie` that no script reads, no other site's form sends, and that leaves over TLS only where the server is
 * reached over TLS. It lives as long as the browser runs: what ends a session is kept by the server.
 */
export function setCookie(name: string, value: string, publicUrl: string): string {
  return `${name}=${value}; Path=/oauth2; HttpOnly; SameSite=Lax${publicUrl.startsWith('https:') ? '; Secure' : ''}`
}

/** A `Set-Cookie` that takes a cookie away. */
export function dropCookie(name: string, publicUrl: string): string {
  return `${setCookie(name, '', publicUrl)}; Max-Age=0`
}
