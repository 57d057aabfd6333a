import type { ConsentState, ConsentView } from '@/lib/schemas/consent'
import type { ConsentListItem } from '@/lib/store/consent-types'

export function consentView(consent: ConsentListItem, now: Date): ConsentView {
  return {
    id: consent.id,
    domainId: consent.domainId,
    domainName: consent.domainName,
    userId: consent.userId,
    username: consent.username,
    clientPk: consent.clientPk,
    clientId: consent.clientId,
    clientName: consent.clientName,
    resourceId: consent.resourceId,
    resourceName: consent.resourceName,
    scopes: consent.scopes,
    createdAt: consent.createdAt,
    givenAt: consent.givenAt,
    expiresAt: consent.expiresAt,
    revokedAt: consent.revokedAt,
    accessTokensValidFrom: consent.accessTokensValidFrom,
    refreshTokensValidFrom: consent.refreshTokensValidFrom,
    state: consentState(consent, now),
  }
}

/** A withdrawn consent stays withdrawn; an expired one only has the page shown again, its tokens live on. */
export function consentState(consent: Pick<ConsentListItem, 'revokedAt' | 'expiresAt'>, now: Date): ConsentState {
  if (consent.revokedAt) return 'withdrawn'
  return consent.expiresAt && consent.expiresAt <= now ? 'expired' : 'live'
}
