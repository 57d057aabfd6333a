/**
 * Where to go after signing in: only a path of our own, otherwise the overview. Refused are absolute and
 * scheme-relative addresses, and the back slash and control characters that browsers read as parts of them.
 */
export function safeNext(next: unknown): string {
  if (typeof next !== 'string' || next.length > 2000) return '/'
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (!next.startsWith('/') || /[\\\u0000-\u001f\u007f]/.test(next)) return '/'
  const base = 'http://console.invalid'
  if (!URL.canParse(next, base)) return '/'
  const url = new URL(next, base)
  if (url.origin !== base) return '/'
  const path = `${url.pathname}${url.search}${url.hash}`
  // A path that came out of normalising with two slashes would be scheme-relative again.
  if (path.startsWith('//') || /^\/(sign-in|first-run|invitation|api)(\/|\?|#|$)/.test(path)) return '/'
  return path
}
