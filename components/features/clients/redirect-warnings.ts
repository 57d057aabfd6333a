import type { RedirectUri } from '@/lib/schemas/client'

/** What is worth knowing about a redirect URI that is stored all the same. */
export function redirectWarnings(uri: RedirectUri): string[] {
  if (!URL.canParse(uri.url)) return []
  const { protocol, hostname } = new URL(uri.url)
  const warnings: string[] = []
  const loopback = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
  if (protocol === 'http:' && !loopback) {
    warnings.push('Plain HTTP: whoever sits on the network can read the code that is sent here.')
  }
  if (uri.isHttps && protocol === 'http:') warnings.push('Marked as HTTPS, but the address is plain HTTP.')
  if (!uri.isHttps && protocol === 'https:') warnings.push('Marked as not HTTPS, but the address is HTTPS.')
  if (uri.url.includes('*')) warnings.push('Addresses are compared character by character; * is not a wildcard.')
  return warnings
}
