import type { RuntimeDomain } from './ports'

/** The issuer that all domains share (`issuerMode` SHARED). @see spec runtime-api §6 and §13 */
export function sharedIssuer(publicUrl: string): string {
  return `${publicUrl}/oauth2`
}

/** Base of a domain's own endpoints, and its issuer when `issuerMode` is DOMAIN. */
export function domainBase(publicUrl: string, domainName: string): string {
  return `${publicUrl}/oauth2/domains/${encodeURIComponent(domainName)}`
}

/** `iss` of the tokens of a domain. A standard client compares it as a string (RFC 8414 §3.3). */
export function issuerOf(domain: Pick<RuntimeDomain, 'name' | 'issuerMode'>, publicUrl: string): string {
  return domain.issuerMode === 'DOMAIN' ? domainBase(publicUrl, domain.name) : sharedIssuer(publicUrl)
}
