import { domainBaseUrl, issuerUrl, sharedIssuerUrl } from '@/lib/schemas/issuer'
import type { RuntimeDomain, RuntimeServer } from './ports'

type Switches = Pick<RuntimeServer, 'issuerPath' | 'omitIssuerPort'>

/** The issuer that all domains share (`issuerMode` SHARED). @see spec runtime-api §6 and §13 */
export function sharedIssuer(publicUrl: string, server: Switches): string {
  return sharedIssuerUrl(publicUrl, server)
}

/** Base of a domain's own endpoints; it stays where it is whatever the issuer is called. */
export function domainBase(publicUrl: string, domainName: string): string {
  return domainBaseUrl(publicUrl, domainName)
}

/** `iss` of the tokens of a domain. A standard client compares it as a string (RFC 8414 §3.3). */
export function issuerOf(
  domain: Pick<RuntimeDomain, 'name' | 'issuerMode'>,
  publicUrl: string,
  server: Switches,
): string {
  return issuerUrl(publicUrl, domain.name, domain.issuerMode, server)
}
