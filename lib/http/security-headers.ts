/**
 * Headers every answer carries, and the content security policy of pages. Scripts run only with the nonce of their
 * request, or when such a script loads them; inline styles are allowed because components position things with them.
 * @see CSP Level 3; OWASP HTTP Headers Cheat Sheet
 */
export interface SecurityHeaderOptions {
  /** whether clients reach the server over TLS, as the public URL says */
  isHttps: boolean
  /** development: React evaluates code to rebuild stack traces, and the page keeps a web socket open */
  isDevelopment: boolean
}

export type HeaderList = readonly (readonly [name: string, value: string])[]

function common({ isHttps }: SecurityHeaderOptions): [string, string][] {
  const headers: [string, string][] = [
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'no-referrer'],
    ['X-Frame-Options', 'DENY'],
  ]
  if (isHttps) headers.push(['Strict-Transport-Security', 'max-age=31536000; includeSubDomains'])
  return headers
}

/** For answers that are no pages: nothing in them may be run or framed. */
export function apiSecurityHeaders(options: SecurityHeaderOptions): HeaderList {
  return [...common(options), ['Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'"]]
}

/** For pages, beside their content security policy. */
export function pageSecurityHeaders(options: SecurityHeaderOptions): HeaderList {
  return [
    ...common(options),
    ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
  ]
}

export function contentSecurityPolicy(nonce: string, { isDevelopment, isHttps }: SecurityHeaderOptions): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? ' ws: wss:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isHttps ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}
