import type { DomainView } from '@/lib/schemas/domain'
import { discoveryUrl, issuerModeOf, issuerUrl } from '@/lib/schemas/issuer'
import { type IssuerSwitches, issuerSwitches } from '@/lib/schemas/oauth-config'
import type { DomainRecord } from '@/lib/store/policy-types'
import type { StoreScope } from '@/lib/store/store'

/** The domain as it leaves the service, with the alias that signs, its URLs and what lives in it, counted. */
export async function domainView(scope: StoreScope, publicUrl: string, domain: DomainRecord): Promise<DomainView> {
  const [children, alias] = [await scope.domains.countChildren(domain.id), await signingAlias(scope, domain.id)]
  const switches = await loadIssuerSwitches(scope)
  return {
    id: domain.id,
    ...domainMembers(domain),
    defaultSigningKeyPair: alias,
    version: domain.version,
    createdAt: domain.createdAt,
    updatedAt: domain.updatedAt,
    ...issuerMembers(publicUrl, domain, switches),
    resourceCount: children.resources,
    clientCount: children.clients,
  }
}

/** The server-wide switches that issuers are made with. */
export async function loadIssuerSwitches(scope: StoreScope): Promise<IssuerSwitches> {
  return issuerSwitches((await scope.oauthConfig.get())?.settings ?? [])
}

/** The URLs of a domain that follow from its name, its issuer mode and the server-wide switches. */
export function issuerMembers(publicUrl: string, domain: DomainRecord, switches: IssuerSwitches) {
  const mode = issuerModeOf(domain.customAttrs)
  return {
    issuer: issuerUrl(publicUrl, domain.name, mode, switches),
    discoveryUrl: discoveryUrl(publicUrl, domain.name, mode, switches),
  }
}

/** The stored members under their public names: what an audit entry compares. */
export function domainMembers(domain: DomainRecord) {
  return {
    name: domain.name,
    description: domain.description,
    identityProvider: domain.identityProvider,
    errorPageURL: domain.errorPageUrl,
    consentPageURL: domain.consentPageUrl,
    tokenSettings: domain.tokenSettings,
    customAttrs: domain.customAttrs,
    enableMultipleResourceServer: domain.enableMultipleResourceServer,
    oldSecretRetentionTimeInDays: domain.oldSecretRetentionTimeInDays,
    keyPairRolloverDurationInHours: domain.keyPairRolloverDurationInHours,
    tokenEndpointAuthMethodsSupported: domain.tokenEndpointAuthMethodsSupported,
    issueTLSClientCertificateBoundAccessTokens: domain.issueTlsBoundAccessTokens,
    tlsClientAuthSubjectDN: domain.tlsClientAuthSubjectDn,
  }
}

export async function signingAlias(scope: StoreScope, domainId: string): Promise<string> {
  const keys = await scope.keyPairs.forDomain(domainId)
  return keys.find((key) => key.state === 'SIGNING')?.pair.alias ?? ''
}

/** Who an audit entry is about. */
export function auditedDomain(domain: DomainRecord) {
  return {
    entityKind: 'domain' as const,
    entityId: domain.id,
    entityName: domain.name,
    domainId: domain.id,
    domainName: domain.name,
  }
}
