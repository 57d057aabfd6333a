import { DOMAIN_DEFAULTS, type Domain } from '@/lib/schemas/domain'
import type { DomainRecord } from '@/lib/store/policy-types'
import { mergeCustomAttrs } from './custom-attrs-rules'
import { initialTokenSettings, mergeTokenSettings } from './merge-token-settings'

type Given = Partial<Omit<Domain, 'defaultSigningKeyPair' | 'name'>>

/** A new domain: what was sent, and the defaults of the administration REST surface for the rest. */
export function newDomain(id: string, name: string, given: Given, now: Date): DomainRecord {
  const filled = { ...DOMAIN_DEFAULTS, ...defined(given) }
  return {
    id,
    name,
    description: filled.description,
    identityProvider: filled.identityProvider,
    errorPageUrl: filled.errorPageURL,
    consentPageUrl: filled.consentPageURL,
    tokenSettings: initialTokenSettings(given.tokenSettings),
    customAttrs: given.customAttrs ?? null,
    enableMultipleResourceServer: filled.enableMultipleResourceServer,
    oldSecretRetentionTimeInDays: filled.oldSecretRetentionTimeInDays,
    keyPairRolloverDurationInHours: filled.keyPairRolloverDurationInHours,
    tokenEndpointAuthMethodsSupported: given.tokenEndpointAuthMethodsSupported ?? null,
    issueTlsBoundAccessTokens: given.issueTLSClientCertificateBoundAccessTokens ?? null,
    tlsClientAuthSubjectDn: given.tlsClientAuthSubjectDN ?? null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  }
}

/** The domain after a change: members sent replace, members absent are kept, token settings merge by type. */
export function changedDomain(current: DomainRecord, given: Given, replaceTokenSettings: boolean): DomainRecord {
  return {
    ...current,
    description: given.description ?? current.description,
    identityProvider: given.identityProvider ?? current.identityProvider,
    errorPageUrl: given.errorPageURL ?? current.errorPageUrl,
    consentPageUrl: given.consentPageURL ?? current.consentPageUrl,
    tokenSettings: mergeTokenSettings(current.tokenSettings, given.tokenSettings, replaceTokenSettings),
    customAttrs: mergeCustomAttrs(current.customAttrs, given.customAttrs),
    enableMultipleResourceServer: given.enableMultipleResourceServer ?? current.enableMultipleResourceServer,
    oldSecretRetentionTimeInDays: given.oldSecretRetentionTimeInDays ?? current.oldSecretRetentionTimeInDays,
    keyPairRolloverDurationInHours: given.keyPairRolloverDurationInHours ?? current.keyPairRolloverDurationInHours,
    tokenEndpointAuthMethodsSupported: sent(
      given.tokenEndpointAuthMethodsSupported,
      current.tokenEndpointAuthMethodsSupported,
    ),
    issueTlsBoundAccessTokens: sent(
      given.issueTLSClientCertificateBoundAccessTokens,
      current.issueTlsBoundAccessTokens,
    ),
    tlsClientAuthSubjectDn: sent(given.tlsClientAuthSubjectDN, current.tlsClientAuthSubjectDn),
  }
}

/** Null is a value ("not set"); only an absent member keeps what is there. */
function sent<T>(value: T | undefined, current: T): T {
  return value === undefined ? current : value
}

function defined<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Partial<T>
}
