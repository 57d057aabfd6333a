import type { CustomAttrs, IssuerMode } from './custom-attrs'

/** Whether a domain has an issuer of its own; anything but a clear DOMAIN means the shared one. */
export function issuerModeOf(customAttrs: CustomAttrs | null): IssuerMode {
  return customAttrs?.issuerMode === 'DOMAIN' ? 'DOMAIN' : 'SHARED'
}

/** The `iss` of a domain's tokens. @param publicUrl without a trailing slash */
export function issuerUrl(publicUrl: string, domainName: string, mode: IssuerMode): string {
  return mode === 'DOMAIN' ? domainBaseUrl(publicUrl, domainName) : `${publicUrl}/oauth2`
}

/** Base of the endpoints that name the domain in their path; they answer in both issuer modes. */
export function domainBaseUrl(publicUrl: string, domainName: string): string {
  return `${publicUrl}/oauth2/domains/${encodeURIComponent(domainName)}`
}

/** Where a client finds the domain's metadata: below its own issuer, or on the shared page with the domain named. */
export function discoveryUrl(publicUrl: string, domainName: string, mode: IssuerMode): string {
  return mode === 'DOMAIN'
    ? `${domainBaseUrl(publicUrl, domainName)}/.well-known/openid-configuration`
    : `${publicUrl}/.well-known/openid-configuration?identityDomain=${encodeURIComponent(domainName)}`
}
