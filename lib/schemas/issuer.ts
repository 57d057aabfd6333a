import type { CustomAttrs, IssuerMode } from './custom-attrs'
import type { IssuerSwitches } from './oauth-config'

/** Whether a domain has an issuer of its own; anything but a clear DOMAIN means the shared one. */
export function issuerModeOf(customAttrs: CustomAttrs | null): IssuerMode {
  return customAttrs?.issuerMode === 'DOMAIN' ? 'DOMAIN' : 'SHARED'
}

const PORT = /^(https?:\/\/(?:\[[^\]]*\]|[^/:]*)):\d+/i

/** The issuer that all domains share. @param publicUrl without a trailing slash */
export function sharedIssuerUrl(publicUrl: string, switches: IssuerSwitches): string {
  return `${switches.omitIssuerPort ? publicUrl.replace(PORT, '$1') : publicUrl}/${switches.issuerPath}`
}

/** The `iss` of a domain's tokens. @param publicUrl without a trailing slash */
export function issuerUrl(publicUrl: string, domainName: string, mode: IssuerMode, switches: IssuerSwitches): string {
  const shared = sharedIssuerUrl(publicUrl, switches)
  return mode === 'DOMAIN' ? `${shared}/domains/${encodeURIComponent(domainName)}` : shared
}

/** Base of the endpoints that name the domain in their path; they answer in both issuer modes and never move. */
export function domainBaseUrl(publicUrl: string, domainName: string): string {
  return `${publicUrl}/oauth2/domains/${encodeURIComponent(domainName)}`
}

/**
 * Where a client finds the domain's metadata: below its own issuer, or on the shared page with the domain named. It is
 * the address that answers, so it keeps a port that the issuer leaves out.
 */
export function discoveryUrl(
  publicUrl: string,
  domainName: string,
  mode: IssuerMode,
  { issuerPath }: IssuerSwitches,
): string {
  return mode === 'DOMAIN'
    ? `${publicUrl}/${issuerPath}/domains/${encodeURIComponent(domainName)}/.well-known/openid-configuration`
    : `${publicUrl}/.well-known/openid-configuration?identityDomain=${encodeURIComponent(domainName)}`
}
