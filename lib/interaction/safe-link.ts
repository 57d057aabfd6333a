/** An address as a link for people: http and https only, whatever was stored; null for anything else. */
export function safeLink(address: string | null): string | null {
  if (!address || !URL.canParse(address)) return null
  const { protocol, href } = new URL(address)
  return protocol === 'https:' || protocol === 'http:' ? href : null
}
