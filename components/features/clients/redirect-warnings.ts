import type { RedirectUri } from '@/lib/schemas/client'

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** What is worth knowing about a redirect URI that is stored all the same. @see RFC 9700 §2.1, RFC 8252 §7 and §8.3 */
export function redirectWarnings(uri: RedirectUri): string[] {
  const warnings = addressWarnings(uri.url)
  if (!URL.canParse(uri.url)) return warnings
  const { protocol } = new URL(uri.url)
  if (uri.isHttps && protocol === 'http:') warnings.push('Marked as HTTPS, but the address is plain HTTP.')
  if (!uri.isHttps && protocol === 'https:') warnings.push('Marked as not HTTPS, but the address is HTTPS.')
  return warnings
}

/** The same about an address alone, wherever a browser may be sent. */
export function addressWarnings(url: string): string[] {
  if (!URL.canParse(url)) return []
  const { protocol, hostname } = new URL(url)
  const warnings: string[] = []
  if (protocol === 'http:' && !LOOPBACK.includes(hostname)) {
    warnings.push('Plain HTTP: whoever sits on the network can read the code that is sent here.')
  }
  if (protocol === 'http:' && hostname === 'localhost') {
    warnings.push('localhost can be pointed elsewhere; 127.0.0.1 cannot, and an app may then use any port.')
  }
  if (protocol !== 'http:' && protocol !== 'https:') {
    warnings.push(
      protocol.includes('.')
        ? 'A scheme of an app: another app on the device can claim it too, so the client must use PKCE.'
        : 'A scheme that nobody owns: any app can claim it. One made of a domain name, such as com.example.app, is harder to take.',
    )
  }
  if (/[*{<]|%2a/i.test(url)) {
    warnings.push('Looks like a pattern: addresses are compared character by character, and nothing is a wildcard.')
  }
  return warnings
}
