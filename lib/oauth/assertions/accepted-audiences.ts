import { DOMAIN_QUERY } from '../endpoints/domain'
import { domainBase, issuerOf } from '../issuer'
import type { RuntimeDomain, RuntimeServer } from '../ports'

/**
 * What an assertion may name as its audience: the issuer of the domain, its token and exchange endpoints by both paths
 * (with the domain in the query, where metadata names them so), and the endpoint that is called.
 * @see RFC 7523 §3 point 3; spec runtime-api §3
 */
export function acceptedAudiences(
  domain: RuntimeDomain,
  publicUrl: string,
  server: RuntimeServer,
  calledPath?: string,
): string[] {
  const base = domainBase(publicUrl, domain.name)
  const query = `?${DOMAIN_QUERY}=${encodeURIComponent(domain.name)}`
  const shared = ['/oauth2/rest/token', '/oauth2/rest/token/exchange', ...(calledPath ? [calledPath] : [])]
  return [
    issuerOf(domain, publicUrl, server),
    `${base}/token`,
    `${base}/exchange`,
    ...shared.flatMap((path) => [publicUrl + path, publicUrl + path + query]),
  ]
}
